package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Recorded;
import io.jlockdep.host.RunningHost;
import io.jlockdep.host.Tool;
import io.jlockdep.host.program.Nested;
import io.jlockdep.host.program.Queueing;
import io.jlockdep.host.program.Serving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;

/** Whoever records, and however the JVM ends, finds our events. */
class RecordingIT {

    private static final String NESTED = Nested.class.getName() + ".outer -> " + Nested.class.getName() + ".inner";
    private static final String SERVED = Serving.class.getName() + ".outer -> " + Serving.class.getName() + ".inner";

    /** What the JDK itself writes of threads that waited. */
    private static final Set<String> WAITS = Set.of("jdk.JavaMonitorEnter", "jdk.ThreadPark");

    @OnEachJdk
    void shouldBeInRecordingThatHostStartedItself(Jdk jdk) {
        HostRun run = Host.running(Nested.class)
                .withJvmArguments("-XX:StartFlightRecording=filename=host.jfr,dumponexit=true", "-Xlog:disable")
                .on(jdk)
                .withAgentText("")
                .run();

        Recorded recorded = Recorded.in(run.directory().resolve("host.jfr"));
        assertThat(recorded.orders()).contains(NESTED);
        assertThat(recorded.lockClasses()).contains(Nested.class.getName() + ".inner");
        assertThat(recorded.lastStatus().probeErrors()).isZero();
    }

    @OnEachJdk
    void shouldBeInRecordingThatIsStartedAndDumpedLater(Jdk jdk, @TempDir Path directory) {
        Path dump = directory.resolve("later.jfr");
        try (RunningHost host = Host.running(Serving.class).on(jdk).withAgent().start()) {
            host.awaitLine("serving");
            String pid = Long.toString(host.pid());
            Tool.of(jdk, "jcmd").run(pid, "JFR.start", "name=late");
            Tool.of(jdk, "jcmd").run(pid, "JFR.dump", "name=late", "filename=" + dump);
        }
        assertThat(Recorded.in(dump).orders())
                .as("replayed at the start of the chunk")
                .contains(SERVED);
    }

    @OnEachJdk
    void shouldLeaveReadableRepositoryWhenJvmIsKilled(Jdk jdk, @TempDir Path repository)
            throws IOException, InterruptedException {
        try (RunningHost host = Host.running(Serving.class)
                .on(jdk)
                .withAgent("repository=" + repository)
                .start()) {
            host.awaitLine("serving");
            awaitOrder(repository);
            host.kill();
            assertThat(host.awaitExit().exitCode()).isNotZero();
        }
        try (var children = Files.list(repository)) {
            awaitOrder(children.findFirst().orElseThrow());
        }
    }

    @OnEachJdk
    void shouldDumpWhenJvmIsTerminated(Jdk jdk) {
        try (RunningHost host = Host.running(Serving.class).on(jdk).withAgent().start()) {
            host.awaitLine("serving");
            host.terminate();
            HostRun run = host.awaitExit().assertWatchedCleanly();
            assertThat(run.exitCode()).isEqualTo(128 + 15);
            assertThat(run.recorded().orders()).contains(SERVED);
        }
    }

    @OnEachJdk
    void shouldRecordLongWaitsOnlyAndWithoutTheirStacks(Jdk jdk) throws IOException {
        HostRun run = Host.running(Queueing.class).on(jdk).withAgent().run().assertWatchedCleanly();

        List<RecordedEvent> waits = RecordingFile.readAllEvents(run.recording()).stream()
                .filter(event -> WAITS.contains(event.getEventType().getName()))
                .toList();
        assertThat(waits)
                .allMatch(wait ->
                        wait.getStackTrace() == null && wait.getDuration().toMillis() >= 20)
                .anyMatch(wait -> isFor(wait, "monitorClass", Queueing.class.getName()))
                .anyMatch(wait -> isFor(wait, "parkedClass", ReentrantLock.class.getName() + "$NonfairSync"));
    }

    private static boolean isFor(RecordedEvent wait, String field, String className) {
        return wait.hasField(field)
                && wait.getValue(field) != null
                && wait.getClass(field).getName().equals(className);
    }

    private static void awaitOrder(Path repository) throws IOException, InterruptedException {
        CountDownLatch seen = new CountDownLatch(1);
        try (EventStream stream = EventStream.openRepository(repository)) {
            stream.setStartTime(Instant.EPOCH);
            stream.onEvent("jlockdep.LockAcquisition", event -> {
                if (event.getString("lockName").equals(Serving.class.getName() + ".inner")) {
                    seen.countDown();
                }
            });
            stream.startAsync();
            assertThat(seen.await(1, TimeUnit.MINUTES))
                    .as("order in %s", repository)
                    .isTrue();
        }
    }
}
