package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Recorded;
import io.jlockdep.host.RunningHost;
import io.jlockdep.host.Tool;
import io.jlockdep.waits.program.Struck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Deadlocks that have struck and that the JVM's own detector does not see are told while the program hangs. */
class StruckIT {

    /** Times that a recording of the hanging program is looked at. */
    private static final int LOOKS = 60;

    private static final Map<String, String> DEADLOCKS = Map.of(
            "join", "Struck.door, Struck.worker.end",
            "upgrade", "Struck.table",
            "stamps", "Struck.point",
            "stamps-upgrade", "Struck.point",
            "permits", "Struck.left, Struck.right",
            "permit-twice", "Struck.left",
            "interruptibly", "Struck.door, Struck.ledger",
            "queued-reader", "Struck.door, Struck.table",
            "initialisers", "Struck$First.<clinit>, Struck$Second.<clinit>");

    @OnEachJdk
    void shouldTellEachWhileTheProgramHangs(Jdk jdk) {
        DEADLOCKS.forEach((program, locks) -> assertTold(jdk, program, locks));
    }

    @OnEachJdk(25)
    void shouldTellThatOfVirtualThreads(Jdk jdk) {
        assertTold(jdk, "virtual", "Struck.door, Struck.ledger");
        assertTold(jdk, "virtual-join", "Struck.door, Struck.worker.end");
    }

    /** Of a semaphore with a permit left, or in the hands of a thread that does not wait, nothing is certain. */
    @OnEachJdk
    void shouldSayNothingWhileAPermitIsLeft(Jdk jdk) {
        try (RunningHost host = start(jdk, "permits-left")) {
            for (int look = 0; look < 5; look++) {
                assertThat(deadlocks(host, look)).isEmpty();
            }
        }
    }

    private static void assertTold(Jdk jdk, String program, String locks) {
        try (RunningHost host = start(jdk, program)) {
            int look = 0;
            while (deadlocks(host, look).isEmpty()) {
                assertThat(look++).as("looks at " + program).isLessThan(LOOKS);
            }
            host.terminate();
            Checked checked =
                    Checked.of(jdk, host.awaitExit().assertWatchedCleanly().recording());
            assertThat(checked.outcomes()).as(program).contains("DEADLOCKED deadlock " + locks);
            assertThat(checked.reason("DEADLOCKED deadlock " + locks)).startsWith("it has struck: ");
        }
    }

    private static RunningHost start(Jdk jdk, String program) {
        RunningHost host = Host.running(Struck.class)
                .withArguments(program)
                .on(jdk)
                .withAgent()
                .start();
        host.awaitLine("hanging");
        return host;
    }

    private static List<String> deadlocks(RunningHost host, int look) {
        Path dump = host.directory().resolve("look-" + look + ".jfr");
        Tool.of(host.jdk(), "jcmd").run(Long.toString(host.pid()), "JFR.dump", "filename=" + dump);
        List<String> deadlocks = new ArrayList<>();
        Recorded.in(dump).named("jlockdep.Deadlock").forEach(event -> deadlocks.add(event.getString("lockName")));
        return deadlocks;
    }
}
