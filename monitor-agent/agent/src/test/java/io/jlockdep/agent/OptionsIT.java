package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Recorded;
import io.jlockdep.host.program.Ending;
import io.jlockdep.host.program.Nested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Options do what they say; a bad one is named in one line, and the host runs on. */
class OptionsIT {

    private static final String ORDER = Nested.class.getName() + ".outer -> " + Nested.class.getName() + ".inner";

    @OnEachJdk
    void shouldNameOptionAndRunHostWhenKeyIsUnknown(Jdk jdk) {
        assertOneLineAbout("colour", jdk, "colour=blue");
    }

    @OnEachJdk
    void shouldNameOptionAndRunHostWhenValueIsMissing(Jdk jdk) {
        assertOneLineAbout("dump", jdk, "dump");
        assertOneLineAbout("dump", jdk, "dump=");
        assertOneLineAbout("include", jdk, "include=a.*,include=b.*");
    }

    @OnEachJdk
    void shouldNameOptionAndRunHostWhenArgumentsAreGarbage(Jdk jdk) {
        assertOneLineAbout("?", jdk, "\u0007,=,\\");
    }

    @OnEachJdk
    void shouldNameFileAndRunHostWhenDumpCannotBeWritten(Jdk jdk, @TempDir Path directory) throws IOException {
        assertOneLineAbout("no-such-directory/out.jfr", jdk, "dump=no-such-directory/out.jfr");
        assertOneLineAbout(directory.toString(), jdk, "dump=" + directory);
        Path file = Files.writeString(directory.resolve("file"), "");
        assertOneLineAbout(file + "/out.jfr", jdk, "dump=" + file + "/out.jfr");
    }

    @OnEachJdk
    void shouldNameDirectoryAndRunHostWhenRepositoryCannotBeMade(Jdk jdk, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertOneLineAbout(file.toString(), jdk, "repository=" + file);
        assertOneLineAbout(file + "/below", jdk, "repository=" + file + "/below");
    }

    @OnEachJdk
    void shouldWatchWhenThereAreNoOptions(Jdk jdk) {
        Host host = Host.running(Ending.class).briefly().withArguments("exit").on(jdk);
        HostRun plain = host.run();
        HostRun watched = host.withAgentText("").run().assertCompiledCleanly();

        assertThat(watched.exitCode()).isEqualTo(plain.exitCode());
        assertThat(watched.stdout()).isEqualTo(plain.stdout());
        assertThat(watched.stderrOfTheHost()).isEqualTo(plain.stderrOfTheHost());
    }

    @OnEachJdk
    void shouldWriteRecordingWhereDumpSays(Jdk jdk, @TempDir Path directory) {
        Path dump = directory.resolve("with space, and comma.jfr");
        HostRun run = Host.running(Nested.class)
                .briefly()
                .on(jdk)
                .withAgentText("dump=" + dump.toString().replace(",", "\\,"))
                .run();

        assertThat(run.exitCode()).isZero();
        Recorded recorded = Recorded.in(dump);
        assertThat(recorded.orders()).contains(ORDER);
        assertThat(recorded.lockClasses()).contains(Nested.class.getName() + ".outer");
        assertThat(recorded.lastStatus().state()).isEqualTo("watching");
        assertThat(recorded.lastStatus().program()).contains(Nested.class.getName());
        assertThat(recorded.lastStatus().events())
                .isEqualTo(recorded.acquisitions().stream()
                        .mapToLong(acquisition -> acquisition.sequence())
                        .max()
                        .orElseThrow());
    }

    @OnEachJdk
    void shouldKeepRepositoryWhereSaid(Jdk jdk, @TempDir Path directory) throws IOException {
        Path repository = directory.resolve("made/for us");
        try (var host = Host.running(io.jlockdep.host.program.Serving.class)
                .on(jdk)
                .withAgent("repository=" + repository)
                .start()) {
            host.awaitLine("serving");
            try (var children = Files.list(repository)) {
                assertThat(children).singleElement().asString().endsWith("_" + host.pid());
            }
        }
    }

    @OnEachJdk
    void shouldWatchOnlyWhatIsIncluded(Jdk jdk) {
        assertThat(orders(jdk, "include=" + Nested.class.getName())).contains(ORDER);
        assertThat(orders(jdk, "include=com.example.*:*.Nested")).contains(ORDER);
        assertThat(orders(jdk, "include=com.example.*")).doesNotContain(ORDER);
    }

    @OnEachJdk
    void shouldNotWatchWhatIsExcluded(Jdk jdk) {
        assertThat(orders(jdk, "exclude=io.jlockdep.host.program.*")).doesNotContain(ORDER);
        assertThat(orders(jdk, "exclude=com.example.*")).contains(ORDER);
        assertThat(orders(jdk, "include=*", "exclude=*.Nested")).doesNotContain(ORDER);
    }

    private static Iterable<String> orders(Jdk jdk, String... options) {
        return Host.running(Nested.class)
                .briefly()
                .on(jdk)
                .withAgent(options)
                .runUnharmed()
                .recorded()
                .orders();
    }

    private static void assertOneLineAbout(String culprit, Jdk jdk, String agentText) {
        Host host = Host.running(Ending.class).briefly().withArguments("exit").on(jdk);
        HostRun plain = host.run();
        HostRun watched = host.withAgentText(agentText).run();

        List<String> added = watched.stderrOfTheHost();
        assertThat(added)
                .as("standard error of %s", watched)
                .hasSize(plain.stderr().size() + 1);
        assertThat(added).anyMatch(line -> line.startsWith("jlockdep: ") && line.contains(culprit));
        assertThat(watched.stdout()).isEqualTo(plain.stdout());
        assertThat(watched.exitCode()).isEqualTo(plain.exitCode()).isEqualTo(3);
    }
}
