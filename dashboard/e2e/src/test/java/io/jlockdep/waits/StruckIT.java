package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.waits.program.Struck;
import java.util.Map;

/** Deadlocks that have struck and that the JVM's own detector does not see are told while the program hangs. */
class StruckIT {

    private static final Map<String, String> DEADLOCKS = Map.ofEntries(
            Map.entry("join", "Struck.door, Struck.worker.end"),
            Map.entry("join-method", "Struck, Struck.worker.end"),
            Map.entry("join-leaf", "Struck, Struck.worker.end"),
            Map.entry("leaf", "Struck, Struck.door"),
            Map.entry("upgrade", "Struck.table"),
            Map.entry("stamps", "Struck.point"),
            Map.entry("stamps-upgrade", "Struck.point"),
            Map.entry("permits", "Struck.left, Struck.right"),
            Map.entry("permit-twice", "Struck.left"),
            Map.entry("interruptibly", "Struck.door, Struck.ledger"),
            Map.entry("queued-reader", "Struck.door, Struck.table"),
            Map.entry("initialisers", "Struck$First.<clinit>, Struck$Second.<clinit>"));

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
        Hanging.program(Struck.class, jdk, "permits-left").assertNothingTold();
    }

    private static void assertTold(Jdk jdk, String program, String locks) {
        Checked checked = Hanging.program(Struck.class, jdk, program).untilTold();
        assertThat(checked.outcomes()).as(program).contains("DEADLOCKED deadlock " + locks);
        assertThat(checked.reason("DEADLOCKED deadlock " + locks)).startsWith("it has struck: ");
    }
}
