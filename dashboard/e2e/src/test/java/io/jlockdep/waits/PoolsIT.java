package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.waits.program.Pools;
import java.util.Map;

/** Whoever works for a pool with a limit must not wait for what only the same pool can do. */
class PoolsIT {

    private static final String POSSIBLE = "POTENTIAL starvation Pools.submitAndGet.pool";

    private static final Map<String, String> HANGING = Map.of(
            "hang-single", "Pools.submitAndGet.pool",
            "hang-scheduled", "Pools.submitAndGet.pool",
            "hang-fixed", "Pools.submitAndGet.pool",
            "hang-invoke-all", "Pools.invokeAll.pool",
            "hang-supply", "Pools.supplyAndJoin.pool");

    @OnEachJdk
    void shouldTellThatAllWorkersWaitWhileTheProgramHangs(Jdk jdk) {
        HANGING.forEach((program, pool) -> {
            Checked checked = Hanging.program(Pools.class, jdk, program).untilTold();
            assertThat(checked.outcomes()).contains("DEADLOCKED deadlock " + pool);
            assertThat(checked.reason("DEADLOCKED deadlock " + pool))
                    .startsWith("it has struck: pool-1-thread-")
                    .contains("of its pool");
        });
    }

    @OnEachJdk
    void shouldTellThatOneWaitsForTheOtherWhichWaitsForAWorker(Jdk jdk) {
        assertThat(Hanging.program(Pools.class, jdk, "hang-with-lock")
                        .untilTold()
                        .outcomes())
                .contains("DEADLOCKED deadlock Pools, Pools.getUnderLock.pool");
    }

    @OnEachJdk
    void shouldForetellWhatTheOnlyWorkerWaitsFor(Jdk jdk) {
        assertThat(Hanging.program(Pools.class, jdk, "hang-single").untilTold().outcomes())
                .containsExactlyInAnyOrder(
                        "DEADLOCKED deadlock Pools.submitAndGet.pool", "FEASIBLE starvation Pools.submitAndGet.pool");
    }

    /** Somebody else will complete it. */
    @OnEachJdk
    void shouldNotTakeAWaitForADeadlockThatEndsAfterAWhile(Jdk jdk) {
        Hanging.program(Pools.class, jdk, "hang-for-a-while").assertNothingTold();
    }

    @OnEachJdk
    void shouldBePotentialWhileAnotherWorkerIsFree(Jdk jdk) {
        Checked checked = check(jdk, "free-worker");

        assertThat(checked.outcomes()).containsExactly(POSSIBLE);
        assertThat(checked.reason(POSSIBLE))
                .startsWith("pool-1-thread-1, a worker of a pool with a limit, waits for a task");
    }

    @OnEachJdk
    void shouldBeTimedWhenTheWaitIs(Jdk jdk) {
        assertThat(check(jdk, "in-time").outcomes()).containsExactly("TIMED starvation Pools.submitAndGetInTime.pool");
    }

    @OnEachJdk
    void shouldHoldNothingAfterTheTaskFailed(Jdk jdk) {
        assertThat(check(jdk, "failing").outcomes()).containsExactly("POTENTIAL starvation Pools.failThenLock.pool");
    }

    @OnEachJdk
    void shouldSayNothingOfPoolsInWhichTasksDoNotQueue(Jdk jdk) {
        assertThat(check(jdk, "unbounded").outcomes()).isEmpty();
        assertThat(check(jdk, "caller-runs").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldSayNothingOfResultsThatAreKnownToBeThere(Jdk jdk) {
        assertThat(check(jdk, "polled").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldSayNothingOfWorkersThatHelp(Jdk jdk) {
        assertThat(check(jdk, "fork-join").outcomes()).isEmpty();
        assertThat(check(jdk, "fork-join-tasks").outcomes()).isEmpty();
    }

    @OnEachJdk
    void shouldSayNothingOfWhoeverWaitsForAnotherPool(Jdk jdk) {
        assertThat(check(jdk, "other-pool").outcomes()).isEmpty();
        assertThat(check(jdk, "from-outside").outcomes()).isEmpty();
    }

    private static Checked check(Jdk jdk, String program) {
        return Checked.run(Pools.class, jdk, program);
    }
}
