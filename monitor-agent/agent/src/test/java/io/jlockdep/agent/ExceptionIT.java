package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.Throwing;
import java.util.List;

/** However a lock is left, nothing remains held, the host sees the exception it threw, and no order is made up. */
class ExceptionIT {

    private static final String PROGRAMS = Throwing.class.getPackageName() + ".";

    @OnEachJdk
    void shouldHoldNothingWhenLocksAreLeftByExceptions(Jdk jdk) {
        assertTrueOrdersOnly(throwing(jdk));
    }

    @OnEachJdk
    void shouldHoldNothingWhenLocksAreLeftByExceptionsInCompiledCode(Jdk jdk) {
        assertTrueOrdersOnly(
                throwing(jdk, "-Xcomp", "-XX:CompileCommand=quiet", "-XX:CompileCommand=compileonly,io.jlockdep.*::*"));
    }

    private static HostRun throwing(Jdk jdk, String... jvmArguments) {
        return Host.running(Throwing.class)
                .withJvmArguments(jvmArguments)
                .on(jdk)
                .withAgent()
                .runUnharmed();
    }

    private static void assertTrueOrdersOnly(HostRun run) {
        List<String> orders = run.recorded().ordersAmong(PROGRAMS).stream()
                .map(order -> order.replace(PROGRAMS, ""))
                .toList();
        assertThat(orders)
                .containsExactlyInAnyOrder(
                        "Throwing.afterOuter -> Throwing.afterInner",
                        "MonitorShapes.first -> MonitorShapes.second",
                        "MonitorShapes$Initialised.<clinit> -> MonitorShapes$Initialised.LOCK",
                        "LockShapes.first -> LockShapes.second",
                        "LockShapes.first -> LockShapes.readWrite");
    }
}
