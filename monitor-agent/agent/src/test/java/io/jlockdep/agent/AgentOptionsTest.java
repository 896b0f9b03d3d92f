package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class AgentOptionsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @NullAndEmptySource
    void shouldHaveDefaultsWhenNothingIsAskedFor(String arguments) throws StaysOffException {
        AgentOptions options = AgentOptions.parse(arguments);

        assertThat(options.include()).isEmpty();
        assertThat(options.exclude()).isEmpty();
        assertThat(options.dump()).isEmpty();
        assertThat(options.repository()).isEmpty();
        assertThat(options.version()).isEmpty();
        assertThat(options.service()).isEmpty();
        assertThat(options.labels()).isEmpty();
    }

    @Test
    void shouldReadEveryOption() throws StaysOffException {
        Path dump = directory.resolve("run.jfr");

        AgentOptions options = AgentOptions.parse(
                "include=shop.*:bank.*,exclude=shop.gen.*,version=1.2,service=shop,labels=git.commit=1a2b:zone=eu=1,dump="
                        + dump + ",repository=" + directory);

        assertThat(options.include()).containsExactly("shop.*", "bank.*");
        assertThat(options.exclude()).containsExactly("shop.gen.*");
        assertThat(options.version()).isEqualTo("1.2");
        assertThat(options.service()).isEqualTo("shop");
        assertThat(options.labels()).containsExactly(entry("git.commit", "1a2b"), entry("zone", "eu=1"));
        assertThat(options.dump()).contains(dump);
        assertThat(options.repository()).contains(directory);
    }

    @Test
    void shouldTakeCharacterAfterBackslashAsItIs() throws StaysOffException {
        assertThat(AgentOptions.parse("version=1\\,2\\\\3").version()).isEqualTo("1,2\\3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bogus=1            | unknown agent option 'bogus'
                    bogus              | unknown agent option 'bogus'
                    include            | agent option 'include' has no value
                    include=           | agent option 'include' has no value
                    labels=eu          | agent option 'labels' has no name=value in 'eu'
                    labels=a=b:=c      | agent option 'labels' has no name=value in '=c'
                    max-overhead=101   | agent option 'max-overhead' is no percentage from 0 to 100: 101
                    max-overhead=-1    | agent option 'max-overhead' is no percentage from 0 to 100: -1
                    max-overhead=NaN   | agent option 'max-overhead' is no percentage from 0 to 100: NaN
                    max-overhead=low   | agent option 'max-overhead' is no percentage from 0 to 100: low
                    version=1,version=2| agent option 'version' is given twice
                    """)
    void shouldNameWhatCannotBeUsed(String arguments, String message) {
        assertThatThrownBy(() -> AgentOptions.parse(arguments))
                .isInstanceOf(StaysOffException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldLimitOverheadToWhatIsAskedForOrThreePercent() throws StaysOffException {
        assertThat(AgentOptions.parse("").maxOverheadPpm()).isEqualTo(30_000);
        assertThat(AgentOptions.parse("max-overhead=0.5").maxOverheadPpm()).isEqualTo(5_000);
        assertThat(AgentOptions.parse("max-overhead=0").maxOverheadPpm()).isZero();
        assertThat(AgentOptions.parse("max-overhead=0.00001").maxOverheadPpm()).isEqualTo(1);
    }

    @Test
    void shouldRefuseToDumpToDirectory() {
        assertThatThrownBy(() -> AgentOptions.parse("dump=" + directory)).hasMessageContaining(directory.toString());
    }

    @Test
    void shouldRefuseToDumpWhereNothingCanBeWritten() {
        Path nowhere = directory.resolve("missing").resolve("run.jfr");

        assertThatThrownBy(() -> AgentOptions.parse("dump=" + nowhere)).hasMessageContaining(nowhere.toString());
    }

    @Test
    void shouldRefuseRepositoryThatIsFile() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> AgentOptions.parse("repository=" + file)).hasMessageContaining(file.toString());
    }
}
