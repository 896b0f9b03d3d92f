package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.waits.program.Futures;

/** Whoever waits for the result of a task must not hold what that task needs. */
class FuturesIT {

    @OnEachJdk
    void shouldTellThatTheTaskWaitsForTheLockWhileTheProgramHangs(Jdk jdk) {
        assertTold(jdk, "hang", "Futures.door, Futures.getUnderLock.task");
        assertTold(jdk, "hang-method", "Futures, Futures.getInOwnMethod.task");
        assertTold(jdk, "hang-supply", "Futures.door, Futures.joinUnderLock.task");
        assertTold(jdk, "hang-common-pool", "Futures.door, Futures.joinCommonUnderLock.task");
    }

    @OnEachJdk
    void shouldTellThatAllWorkersWaitForTheLockBeforeTheTask(Jdk jdk) {
        assertTold(jdk, "hang-queued", "Futures.door, Futures.getBehind.task");
        assertTold(jdk, "hang-queued-twice", "Futures.door, Futures.getBehind.task");
    }

    @OnEachJdk
    void shouldSayNothingWhileAWorkerMayComeBack(Jdk jdk) {
        Hanging.program(Futures.class, jdk, "wait-queued").assertNothingTold();
    }

    @OnEachJdk(25)
    void shouldTellTheSameOfVirtualThreads(Jdk jdk) {
        assertTold(jdk, "hang-virtual", "Futures.door, Futures.getUnderLock.task");
    }

    @OnEachJdk
    void shouldBeFeasibleWhenTheTaskTookTheLockThatIsHeld(Jdk jdk) {
        Checked checked = check(jdk, "taken");

        assertThat(checked.outcomes()).containsExactly("FEASIBLE nested-wait Futures.door, Futures.get.task");
        assertThat(checked.reason("FEASIBLE nested-wait Futures.door, Futures.get.task"))
                .startsWith("main waits for the end of a task that pool-1-thread-1 ran while it holds ")
                .endsWith("both wait for each other for ever");
        assertThat(check(jdk, "taken-supplied").outcomes())
                .containsExactly("FEASIBLE nested-wait Futures.door, Futures.join.task");
    }

    @OnEachJdk
    void shouldBePotentialWhenTheTaskWasOver(Jdk jdk) {
        assertThat(check(jdk, "taken-over").outcomes())
                .containsExactly("POTENTIAL nested-wait Futures.door, Futures.getOfWhatIsOver.task");
    }

    @OnEachJdk
    void shouldBeTimedWhenTheWaitIs(Jdk jdk) {
        assertThat(check(jdk, "taken-in-time").outcomes())
                .containsExactly("TIMED nested-wait Futures.door, Futures.getInTime.task");
        assertThat(check(jdk, "asked-later").outcomes())
                .containsExactly("TIMED nested-wait Futures.door, Futures.getWhileItIsAskedFor.task");
    }

    @OnEachJdk
    void shouldSayNothingWhenTheTaskTookAnotherLock(Jdk jdk) {
        assertThat(check(jdk, "other-lock").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldSayNothingWhenTheWorkerTookItInAnotherTask(Jdk jdk) {
        assertThat(check(jdk, "other-task").outcomes()).isEmpty();
        assertThat(check(jdk, "taken-after").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldSayNothingOfTaskThatFailed(Jdk jdk) {
        assertThat(check(jdk, "failed").outcomes()).isEmpty();
    }

    /** The task still had to take the lock: but for the interruption both would wait for ever. */
    @OnEachJdk
    void shouldBeFeasibleWhenTheWaitWasInterrupted(Jdk jdk) {
        assertThat(check(jdk, "interrupted").outcomes())
                .containsExactly("FEASIBLE nested-wait Futures.door, Futures.interrupted.task");
    }

    @OnEachJdk
    void shouldBeTimedWhenATaskNeedsTheLockUnderWhichItsPoolIsStopped(Jdk jdk) {
        Checked checked = check(jdk, "stop");

        assertThat(checked.outcomes()).containsExactly("TIMED nested-wait Futures.door, Futures.pool.end");
        assertThat(checked.reason("TIMED nested-wait Futures.door, Futures.pool.end"))
                .startsWith("main waits for the end of the pool that pool-1-thread-1 works for while it holds ");
        assertThat(check(jdk, "stop-asked-later").outcomes())
                .containsExactly("TIMED nested-wait Futures.door, Futures.pool.end");
    }

    @OnEachJdk
    void shouldBeFeasibleWhenThePoolIsClosedUnderIt(Jdk jdk) {
        assertThat(check(jdk, "stop-closing").outcomes())
                .containsExactly("FEASIBLE nested-wait Futures.close.executor, Futures.door");
    }

    @OnEachJdk
    void shouldSayNothingWhenAPoolIsStoppedUnderAnotherLock(Jdk jdk) {
        assertThat(check(jdk, "stop-other-lock").outcomes()).isEmpty();
    }

    private static void assertTold(Jdk jdk, String program, String locks) {
        Checked checked = Hanging.program(Futures.class, jdk, program).untilTold();
        assertThat(checked.outcomes()).contains("DEADLOCKED deadlock " + locks);
        assertThat(checked.reason("DEADLOCKED deadlock " + locks))
                .startsWith("it has struck: ")
                .contains("waiter waits for the end of a task that ");
    }

    private static Checked check(Jdk jdk, String program) {
        return Checked.run(Futures.class, jdk, program);
    }
}
