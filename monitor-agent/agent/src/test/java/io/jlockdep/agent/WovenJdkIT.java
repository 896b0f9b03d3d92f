package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.Nested;
import io.jlockdep.host.program.Office;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JDK classes that are woven work as before, are watched, and are not loaded unless the host does. */
class WovenJdkIT {

    private static final String DESK = Office.class.getName() + ".desk";

    @OnEachJdk
    void shouldWatchJdkThatPrintsAndLogsAndQueues(Jdk jdk) {
        HostRun run = Host.running(Office.class).on(jdk).withAgent().runUnharmed();

        assertThat(run.stdout()).containsExactly("1601 lines printed", "800 lines written", "400 parcels left");
        assertThat(run.recorded().orders())
                .contains(
                        DESK + " -> java.io.PrintStream",
                        DESK + " -> java.io.StringWriter",
                        DESK + " -> java.util.logging.FileHandler",
                        DESK + " -> java.util.logging.StreamHandler",
                        DESK + " -> java.util.logging.MemoryHandler",
                        DESK + " -> java.util.concurrent.DelayQueue.lock",
                        "java.util.concurrent.DelayQueue.lock -> " + Office.class.getName() + "$Parcel",
                        "java.util.concurrent.CyclicBarrier.lock -> java.io.PrintStream");
    }

    @OnEachJdk
    void shouldLoadNeitherLoggingNorDatabasesForHost(Jdk jdk) throws IOException {
        HostRun run = Host.running(Nested.class)
                .withJvmArguments("-Xlog:class+load:file=loaded.log")
                .on(jdk)
                .withAgent()
                .runUnharmed();

        Path loaded = run.directory().resolve("loaded.log");
        assertThat(Files.readAllLines(loaded))
                .anyMatch(line -> line.contains("io.jlockdep.runtime.LockProbe"))
                .noneMatch(line -> line.contains("java.util.logging.") || line.contains("java.sql."));
    }
}
