package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the input is said in one line that names it, and the exit code is 2. */
class BadInputIT {

    @TempDir
    Path directory;

    @Test
    void shouldNameFileWhenItIsMissing() {
        Path missing = directory.resolve("missing.jfr");

        assertRefused(missing.toString(), "check", missing.toString());
    }

    @Test
    void shouldNameFileWhenRecordingIsTruncated() throws IOException {
        byte[] whole = Files.readAllBytes(
                Demo.program(Jdk.current(), "AbBa").withAgent().run().recording());
        Path truncated = directory.resolve("truncated.jfr");
        Files.write(truncated, Arrays.copyOf(whole, whole.length / 2));

        assertRefused(truncated.toString(), "check", truncated.toString());
    }

    @Test
    void shouldNameFileWhenItIsNoRecording() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.jfr"), "nothing that a flight recorder wrote");

        assertRefused(text.toString(), "check", text.toString());
    }

    @Test
    void shouldNameFileWhenRecordingHasNoneOfOurEvents() throws IOException {
        Path foreign = directory.resolve("foreign.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            recording.stop();
            recording.dump(foreign);
        }

        assertRefused(foreign.toString(), "check", foreign.toString());
    }

    @Test
    void shouldNameOptionWhenItIsUnknown() {
        assertRefused("--colour", "check", "--colour", "red", "any.jfr");
        assertRefused("--colour", "monitor", "--colour", "red");
    }

    @Test
    void shouldNameValueWhenLevelIsUnknown() {
        assertRefused("harmless", "check", "--fail-on", "harmless", "any.jfr");
    }

    @Test
    void shouldNameCommandWhenItIsUnknown() {
        assertRefused("watch", "watch");
    }

    @Test
    void shouldNamePortWhenItIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningHost shop = Demo.openShop(Jdk.current())) {
            String port = Integer.toString(taken.getLocalPort());

            assertRefused(port, "monitor", "--pid", Long.toString(shop.pid()), "--port", port);
        }
    }

    @Test
    void shouldNameProcessWhenThereIsNone() throws IOException, InterruptedException {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertMonitorRefused(Long.toString(ended.pid()), "--pid", Long.toString(ended.pid()));
    }

    @Test
    void shouldNameProcessWhenItIsNoJvm() throws IOException {
        Process sleeping = new ProcessBuilder("sleep", "600").start();
        try {
            assertMonitorRefused(Long.toString(sleeping.pid()), "--pid", Long.toString(sleeping.pid()));
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @Test
    void shouldNameRepositoryWhenItIsFile() throws IOException {
        Path file = Files.writeString(directory.resolve("recording.jfr"), "");

        assertMonitorRefused(file.toString(), "--repository", file.toString());
    }

    @Test
    void shouldWaitWhenRepositoryIsNotThereYet() {
        Path later = directory.resolve("later");

        try (Sidecar sidecar = Sidecar.monitoring(Jdk.current(), "--repository", later.toString())) {
            sidecar.awaitJson(
                    "api/status",
                    status -> status.at("/recording/stream/state").asText().equals("waiting"));
            assertThat(sidecar.get("api/findings")).contains("findings");
        }
    }

    @Test
    void shouldNameOptionWhenSourceIsMissing() {
        assertRefused("--pid", "monitor");
    }

    private static void assertMonitorRefused(String name, String... source) {
        assertRefused(
                name, Sidecar.command(Jdk.current(), "monitor", "--port", "0").withArguments(source));
    }

    private static void assertRefused(String name, String... arguments) {
        assertRefused(name, Sidecar.command(Jdk.current(), arguments));
    }

    private static void assertRefused(String name, Host command) {
        HostRun run = command.run();

        assertThat(run.exitCode()).as(run::toString).isEqualTo(2);
        assertThat(run.stdout()).as(run::toString).isEmpty();
        assertThat(run.stderr()).as(run::toString).hasSize(1);
        assertThat(run.stderr().get(0)).as(run::toString).contains(name);
    }
}
