package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** A disk that runs full, under the recordings of a program or under the database of the sidecar, harms neither. */
class FullDiskIT {

    private static final Pattern ADDRESS = Pattern.compile(" at (http://\\S+)");

    @TempDir
    Path directory;

    @OnEachJdk
    void shouldGiveUpTheRecordingRatherThanTheProgram(Jdk jdk) throws IOException {
        Path repository = Files.createDirectory(directory.resolve("repository-" + jdk.feature()));
        try (SmallDisk disk = SmallDisk.start(
                repository,
                96,
                directory,
                List.of(
                        jdk.tool("java"),
                        "-javaagent:" + AgentJar.built("monitor-agent/agent/target/jlockdep-agent.jar") + "=repository="
                                + repository,
                        "-cp",
                        AgentJar.built("monitor-agent/demo/target/jlockdep-demo.jar")
                                .toString(),
                        Demo.PACKAGE + "Shop",
                        "--seconds",
                        "25"))) {
            awaitRecordings(disk, true);
            disk.fillUpTo(10 << 20);
            awaitRecordings(disk, false);
            disk.fillUpTo(0);
            disk.clear();
            awaitRecordings(disk, true);

            String output = disk.process().awaitEnd();

            assertThat(disk.process().exitCode()).as(output).isZero();
            assertThat(output.lines().filter(line -> !line.contains("warning: Sharing is only supported")))
                    .containsExactly("The shop is open for 25 seconds.", "The shop is closed; the books balance.");
        }
    }

    @OnEachJdk(17)
    void shouldKeepFindingsInMemoryWhileTheDatabaseHasNoRoom(Jdk jdk) throws IOException {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path repository = Files.createDirectory(directory.resolve("repository"));
        List<String> command = List.of(
                jdk.tool("java"),
                "-jar",
                AgentJar.built("dashboard/sidecar/target/jlockdep-sidecar.jar").toString(),
                "monitor",
                "--port",
                "0",
                "--repository",
                repository.toString(),
                "--database",
                data.resolve("findings").toString());
        try (SmallDisk disk = SmallDisk.start(data, 4, directory, command)) {
            URI page = URI.create(disk.process().awaitOutput(ADDRESS).group(1));
            disk.fillUpTo(0);
            try (RunningHost shop = Demo.openShop(jdk, "repository=" + repository)) {
                await(page, "api/findings", "The database takes no findings at present");
                await(page, "api/findings", "FEASIBLE");
                disk.clear();
                Eventually.get(
                        () -> Http.get(page.resolve("api/findings"))
                                .filter(body -> !body.contains("database takes no")),
                        () -> disk.process().describe());
                assertThat(shop.stderr()).noneMatch(line -> line.contains("jfr"));
            }
        }
    }

    private static void await(URI page, String path, String wanted) {
        Eventually.get(
                () -> Http.get(page.resolve(path)).filter(body -> body.contains(wanted)),
                () -> page + path + " without " + wanted);
    }

    private static void awaitRecordings(SmallDisk disk, boolean some) {
        Eventually.get(
                () -> disk.recordings() > 0 == some ? Optional.of(true) : Optional.empty(),
                () -> "recordings " + some + ": " + disk.process().describe());
    }
}
