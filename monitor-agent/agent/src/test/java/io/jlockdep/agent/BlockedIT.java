package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.LongWaiting;
import io.jlockdep.host.program.Nested;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;

/** How long threads wait is told by lock class, and only of threads that wait for a lock. */
class BlockedIT {

    private static final String PROGRAM = LongWaiting.class.getName();

    /** What a sighting stands for at most: the thread may have begun to wait just before it. */
    private static final long LOOK_NANOS = 2_000_000_000L;

    private static final Map<String, Integer> WAITERS = Map.of(
            ".lock",
            3,
            ".table",
            2,
            ".interruptible",
            1,
            ".stamped",
            1,
            ".permits",
            1,
            ".map",
            1,
            "$Till",
            2,
            "$Desk",
            1);

    @OnEachJdk
    void shouldTellHowLongPlatformThreadsWait(Jdk jdk) throws IOException {
        HostRun run = waiting(jdk, "platform");

        Map<String, RecordedEvent> told = lastOfEachClass(run);
        assertThat(told.keySet()).isEqualTo(WAITERS.keySet());
        assertPlausible(run, told, "platform");
        assertThat(told.values()).allMatch(event -> event.getLong("virtualSightings") == 0);
    }

    /** That they wait at the entry of a synchronized method cannot be seen. */
    @OnEachJdk(25)
    void shouldTellHowLongVirtualThreadsWait(Jdk jdk) throws IOException {
        HostRun run = waiting(jdk, "virtual");

        Map<String, RecordedEvent> told = lastOfEachClass(run);
        assertThat(told).doesNotContainKey("$Desk");
        assertThat(told)
                .containsOnlyKeys(WAITERS.keySet().stream()
                        .filter(name -> !name.equals("$Desk"))
                        .toList());
        assertPlausible(run, told, "virtual");
        assertThat(told.values()).allMatch(event -> event.getLong("platformSightings") == 0);
    }

    @OnEachJdk
    void shouldSayNothingWhenNothingWaits(Jdk jdk) {
        HostRun run = Host.running(Nested.class).on(jdk).withAgent().runUnharmed();

        assertThat(run.recorded().named("jlockdep.Blocked")).isEmpty();
    }

    private static HostRun waiting(Jdk jdk, String threads) {
        return Host.running(LongWaiting.class)
                .withArguments(threads)
                .on(jdk)
                .withAgent()
                .runUnharmed();
    }

    private static void assertPlausible(HostRun run, Map<String, RecordedEvent> told, String kind) throws IOException {
        long lived = Long.parseLong(Files.readString(run.directory().resolve("lived")));
        told.forEach((name, event) -> {
            long sightings = event.getLong(kind + "Sightings");
            assertThat(sightings).as(name).isPositive();
            assertThat(event.getLong(kind + "Nanos"))
                    .as(name)
                    .isPositive()
                    .isLessThanOrEqualTo(sightings * LOOK_NANOS)
                    .isLessThanOrEqualTo(WAITERS.get(name) * (lived + LOOK_NANOS));
        });
    }

    /** By what its name has beyond that of the program. */
    private static Map<String, RecordedEvent> lastOfEachClass(HostRun run) {
        List<RecordedEvent> events = run.recorded().named("jlockdep.Blocked");
        Map<String, RecordedEvent> last = new TreeMap<>();
        for (RecordedEvent event : events) {
            last.put(event.getString("lockName").replace(PROGRAM, ""), event);
        }
        return last;
    }
}
