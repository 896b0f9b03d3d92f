package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jlockdep.events.RecordedRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {

    @Test
    void shouldHaveNoRowsWhenTextIsEmpty() {
        assertThat(Row.parse("")).isEmpty();
    }

    @Test
    void shouldKeepEmptyValues() {
        assertThat(Row.parse("\ta\t").get(0).values()).containsExactly("", "a", "");
    }

    @Test
    void shouldIgnoreTheEndOfTheLastLine() {
        assertThat(Row.parse("a\nb\n")).extracting(Row::values).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void shouldGiveBackWhatWasEscaped() {
        String hostile = "tab\t newline\n return\r backslash\\ \\t not a tab";

        assertThat(Row.parse(RecordedRun.row(hostile, 7)).get(0).text(0)).isEqualTo(hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\", "\\x", "a\t\\\n"})
    void shouldRefuseAnEscapeThatNobodyWrites(String text) {
        assertThatThrownBy(() -> Row.parse(text)).isInstanceOf(MalformedEventException.class);
    }

    @Test
    void shouldRefuseAColumnThatIsNotThereOrNoNumber() {
        Row row = Row.parse("a\t99999999999\tNaN").get(0);

        assertThatThrownBy(() -> row.text(3)).isInstanceOf(MalformedEventException.class);
        assertThatThrownBy(() -> row.number(0)).isInstanceOf(MalformedEventException.class);
        assertThatThrownBy(() -> row.integer(1)).isInstanceOf(MalformedEventException.class);
        assertThatThrownBy(() -> row.decimal(2)).isInstanceOf(MalformedEventException.class);
        assertThat(row.number(1)).isEqualTo(99_999_999_999L);
    }
}
