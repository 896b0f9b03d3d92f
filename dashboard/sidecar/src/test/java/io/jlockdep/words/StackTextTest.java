package io.jlockdep.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StackTextTest {

    @Test
    void shouldStartNoLineThatAMessageAsksFor() {
        Exception cause = new IllegalStateException("value \u001b[2J\n2026-01-01 [INFO] all is well");
        Exception thrown = new Exception("in shop.A\r\n\tat forged.Frame", cause);

        String text = StackText.of(thrown);

        assertThat(text)
                .startsWith("java.lang.Exception: in shop.A\\u000d\\u000a\\u0009at forged.Frame\n\tat ")
                .contains("\ncaused by: java.lang.IllegalStateException: value \\u001b[2J\\u000a2026");
        assertThat(text.lines())
                .allMatch(line -> line.startsWith("java.") || line.startsWith("\tat ") || line.startsWith("caused by"))
                .noneMatch(line -> line.startsWith("\tat forged"));
    }

    @Test
    void shouldEndThoughCausesGoRound() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));

        assertThat(StackText.of(first)).contains("first", "second");
    }
}
