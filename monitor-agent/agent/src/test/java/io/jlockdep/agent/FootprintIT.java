package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RecordedStatus;
import io.jlockdep.host.program.Footprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** What the agent keeps on the host's heap, as the difference between a run with it and one without. */
class FootprintIT {

    private static final long BYTES_PER_PLATFORM_THREAD = 2 << 10;

    /** None of it is ours: an empty map of thread locals, and what the frames of hooks add to the thread's stack. */
    private static final long BYTES_PER_VIRTUAL_THREAD = 1 << 10;

    private static final long BYTES_OF_TABLES = 32L << 20;

    /** An entry of the table of instances, which the program does not fill, and its place in a bucket. */
    private static final long BYTES_OF_INSTANCE = 48 + 24;

    private static final long NOISE = 512 << 10;

    @OnEachJdk
    void shouldKeepLittlePerPlatformThread(Jdk jdk) {
        Host host = footprint(jdk, "platform", "2000");

        assertThat(bytes(host.run()) + BYTES_PER_PLATFORM_THREAD).isGreaterThan(bytes(watched(host)));
    }

    @OnEachJdk(25)
    void shouldKeepNothingPerVirtualThreadThatHoldsNothing(Jdk jdk) {
        Host host = footprint(jdk, "virtual", "20000");

        assertThat(bytes(host.run()) + BYTES_PER_VIRTUAL_THREAD).isGreaterThan(bytes(watched(host)));
    }

    @OnEachJdk(17)
    void shouldKeepTablesWithinBoundsWhenThereIsMoreThanTheyHold(Jdk jdk) {
        Host host = footprint(jdk, "tables");
        long plain = bytes(host.run());
        HostRun watched = watched(host);

        RecordedStatus status = watched.recorded().lastStatus();
        assertThat(status.lockClasses()).isEqualTo(status.lockClassLimit());
        assertThat(status.chains()).isEqualTo(status.chainLimit());
        long instances = (status.instanceLimit() - status.instances()) * BYTES_OF_INSTANCE;
        assertThat(bytes(watched) - plain + instances).isLessThan(BYTES_OF_TABLES);
    }

    /** In the second half of six hundred threads and three million acquisitions. */
    @OnEachJdk(17)
    void shouldKeepNothingMoreWhenHostRunsOn(Jdk jdk) {
        assertThat(bytes(watched(footprint(jdk, "soak")))).isLessThan(NOISE);
    }

    private static Host footprint(Jdk jdk, String... arguments) {
        return Host.running(Footprint.class)
                .withJvmArguments("-Xmx256m", "-XX:+UseSerialGC")
                .withArguments(arguments)
                .on(jdk);
    }

    private static HostRun watched(Host host) {
        return host.withAgent().run().assertWatchedCleanly();
    }

    private static long bytes(HostRun run) {
        assertThat(run.exitCode()).as(run::toString).isZero();
        try {
            return Long.parseLong(Files.readString(run.directory().resolve("bytes")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
