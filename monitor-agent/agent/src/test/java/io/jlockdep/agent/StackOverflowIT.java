package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Recorded;
import io.jlockdep.host.program.FirstLockAtStackEnd;
import io.jlockdep.host.program.Recursion;

/** Running out of stack inside a lock ends as it would without the agent, and leaves nothing behind. */
class StackOverflowIT {

    @OnEachJdk
    void shouldEndInTimeAndHoldNothingWhenRecursionInsideLocksOverflows(Jdk jdk) {
        assertAfterOrderOnly(runUnharmed(jdk, Recursion.class), Recursion.class);
    }

    @OnEachJdk
    void shouldEndInTimeAndHoldNothingWhenRecursionIsInterpreted(Jdk jdk) {
        assertAfterOrderOnly(runUnharmed(jdk, Recursion.class, "-Xint"), Recursion.class);
    }

    @OnEachJdk
    void shouldEndInTimeAndHoldNothingWhenRecursionIsCompiledAtOnce(Jdk jdk) {
        assertAfterOrderOnly(
                runUnharmed(
                        jdk,
                        Recursion.class,
                        "-Xcomp",
                        "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=compileonly,io.jlockdep.*::*"),
                Recursion.class);
    }

    @OnEachJdk
    void shouldStillWatchWhenFirstLocksFoundNoStack(Jdk jdk) {
        assertAfterOrderOnly(runUnharmed(jdk, FirstLockAtStackEnd.class), FirstLockAtStackEnd.class);
    }

    private static HostRun runUnharmed(Jdk jdk, Class<?> program, String... jvmArguments) {
        return Host.running(program)
                .withJvmArguments(jvmArguments)
                // The JVM warns of each overflow inside a lock method, as often as chance has it.
                .withJvmArguments("-XX:-PrintWarnings")
                .on(jdk)
                .withAgent()
                .runUnharmed();
    }

    /** What is nested after an overflow has nothing else around it. */
    private static void assertAfterOrderOnly(HostRun run, Class<?> program) {
        Recorded recorded = run.recorded();
        String after = program.getName() + ".after";
        assertThat(recorded.orders())
                .filteredOn(order -> order.contains(after))
                .as("orders in %s", run)
                .containsExactly(after + "Outer -> " + after + "Inner");
    }
}
