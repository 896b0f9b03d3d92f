package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.e2e.fault.Flood;
import io.jlockdep.e2e.fault.Foreign;
import io.jlockdep.e2e.fault.Rotating;
import io.jlockdep.e2e.release.Till;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around JVMs that run for months is counted and shown, and harms neither them nor the sidecar. */
class FaultsIT {

    @TempDir
    Path directory;

    private Path repository;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectory(directory.resolve("repository"));
    }

    @OnEachJdk(17)
    void shouldReadOnWhateverLiesInTheRepository(Jdk jdk) throws IOException {
        try (RunningHost killed = till(jdk)) {
            killed.awaitLine("open");
            awaitRecording();
        }
        Path whole = runs().get(0);
        damagedCopy(whole, "2020_01_01_00_00_00_1", bytes -> Arrays.copyOf(bytes, bytes.length * 6 / 10));
        damagedCopy(whole, "2020_01_01_00_00_01_2", FaultsIT::flipped);
        Files.createFile(Files.createDirectory(repository.resolve("2020_01_01_00_00_02_3"))
                .resolve("empty.jfr"));
        try (Sidecar sidecar = sidecar(jdk);
                RunningHost foreign = Host.running(Foreign.class)
                        .on(jdk)
                        .withJvmArguments(
                                "-XX:FlightRecorderOptions:repository=" + repository,
                                "-XX:StartFlightRecording:settings=none",
                                "-Xlog:jfr+startup=off")
                        .start();
                RunningHost live = till(jdk)) {
            foreign.awaitLine("written");
            live.awaitLine("open");

            sidecar.awaitJson(
                    "api/findings",
                    someRun(run -> run.at("/stream/malformed").asLong() >= 100
                            && run.at("/stream/newerSchema").asLong() >= 100));
            sidecar.awaitJson(
                    "api/findings",
                    someRun(run -> run.at("/subject/pid").asLong() == live.pid()
                            && run.at("/graph/edges").asInt() >= 2));
            deleteRepositoryOf(live);
            live.terminate();
            HostRun ended = live.awaitExit().assertCompiledCleanly();
            JsonNode after = sidecar.awaitJson(
                    "api/findings",
                    someRun(run -> run.at("/subject/pid").asLong() == live.pid()
                            && run.at("/stream/state").asText().equals("ended")));

            assertThat(after.at("/findings/0/verdict").asText()).isEqualTo("FEASIBLE");
            assertThat(after.at("/findings/0/present").asBoolean()).isTrue();
            assertThat(ended.stdout()).containsExactly("open");
        }
    }

    @OnEachJdk(17)
    void shouldBoundAndCountAFloodOfChains(Jdk jdk) {
        try (RunningHost flood = Host.running(Flood.class)
                        .on(jdk)
                        .withJvmArguments("-Xmx96m")
                        .withAgent("repository=" + repository)
                        .start();
                Sidecar sidecar = Sidecar.monitoring(
                        Sidecar.command(jdk, "monitor", "--port", "0", "--repository", repository.toString())
                                .withJvmArguments("-Xmx128m", "-XX:+ExitOnOutOfMemoryError"))) {
            flood.awaitLine("nested 654080");

            JsonNode status = sidecar.awaitJson(
                    "api/status",
                    answer -> answer.at("/agent/dropped").asLong() > 0
                            && answer.at("/agent/droppedNames").size() > 0);

            assertThat(status.at("/agent/droppedNames/0/name").asText()).contains("$Proxy");
            assertThat(status.at("/agent/chains/used").asLong())
                    .isLessThanOrEqualTo(status.at("/agent/chains/limit").asLong());
            assertThat(status.at("/agent/probeErrors").asLong()).isZero();
            assertThat(sidecar.get("")).contains("a table of the agent is full");
            flood.terminate();
            flood.awaitExit().assertCompiledCleanly();
        }
    }

    @OnEachJdk(17)
    void shouldKnowAsMuchWhenItJoinsAfterTheFirstChunksAreGone(Jdk jdk) throws IOException {
        Path go = directory.resolve("go");
        try (RunningHost host = Host.running(Rotating.class)
                        .on(jdk)
                        .withArguments(go.toString())
                        .withAgent("repository=" + repository)
                        .start();
                Sidecar early = sidecar(jdk)) {
            host.awaitLine("taken");
            awaitInversion(early);
            Path firstChunk = chunks().get(0);
            Files.createFile(go);
            host.awaitLine("rotated");
            assertThat(firstChunk).doesNotExist();
            JsonNode fromTheStart = awaitInversion(early);
            try (Sidecar late = sidecar(jdk)) {
                // What was learned before is written once more at the start of a chunk, a part at a time.
                late.awaitJson(
                        "api/findings",
                        document -> hasLiveInversion(document)
                                && document.at("/recordings/0/stream/missing").asLong(-1) == 0
                                && hasAlike(document, fromTheStart, "/findings/0/id")
                                && hasAlike(document, fromTheStart, "/recordings/0/graph/edges")
                                && hasAlike(document, fromTheStart, "/recordings/0/graph/lockClasses"));
            }
        }
    }

    private static boolean hasAlike(JsonNode one, JsonNode other, String path) {
        return !one.at(path).isMissingNode() && one.at(path).equals(other.at(path));
    }

    private static JsonNode awaitInversion(Sidecar sidecar) {
        return sidecar.awaitJson("api/findings", FaultsIT::hasLiveInversion);
    }

    private static boolean hasLiveInversion(JsonNode document) {
        return document.at("/findings/0/verdict").asText().equals("FEASIBLE")
                && document.at("/recordings/0/stream/state").asText().equals("live");
    }

    private static Predicate<JsonNode> someRun(Predicate<JsonNode> wanted) {
        return document -> StreamSupport.stream(document.path("recordings").spliterator(), false)
                .anyMatch(wanted);
    }

    private RunningHost till(Jdk jdk) {
        return Host.running(Till.class)
                .on(jdk)
                .withArguments("inverted")
                .withAgent("repository=" + repository)
                .start();
    }

    private Sidecar sidecar(Jdk jdk) {
        return Sidecar.monitoring(jdk, "--repository", repository.toString());
    }

    /** Waits until the flight recorder has written what it had when this was called. */
    private void awaitRecording() {
        long before = chunks().stream().mapToLong(FaultsIT::size).sum();
        Eventually.get(
                () -> chunks().stream().mapToLong(FaultsIT::size).sum() > before + 150
                        ? java.util.Optional.of(true)
                        : java.util.Optional.empty(),
                () -> "nothing more is written to " + repository);
    }

    private List<Path> runs() {
        return list(repository);
    }

    private List<Path> chunks() {
        return runs().stream().flatMap(run -> list(run).stream()).toList();
    }

    private static List<Path> list(Path of) {
        try (Stream<Path> children = Files.list(of)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private void damagedCopy(Path run, String name, java.util.function.UnaryOperator<byte[]> damage)
            throws IOException {
        Path copy = Files.createDirectory(repository.resolve(name));
        for (Path chunk : list(run)) {
            Files.write(copy.resolve(chunk.getFileName()), damage.apply(Files.readAllBytes(chunk)));
        }
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int at = 200; at < bytes.length; at += 997) {
            flipped[at] ^= 0x10;
        }
        return flipped;
    }

    private void deleteRepositoryOf(RunningHost host) throws IOException {
        Path run = runs().stream()
                .filter(path -> path.toString().endsWith("_" + host.pid()))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
