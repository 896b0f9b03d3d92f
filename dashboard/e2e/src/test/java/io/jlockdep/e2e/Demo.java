package io.jlockdep.e2e;

import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.RunningHost;

/** The demo programs, each of which states its expected finding in its first comment. Stateless. */
final class Demo {

    static final String PACKAGE = "io.jlockdep.demo.";

    private Demo() {}

    /** A program of the demo jar, yet to be run. */
    static Host program(Jdk jdk, String name, String... arguments) {
        return Host.running(PACKAGE + name, AgentJar.built("monitor-agent/demo/target/jlockdep-demo.jar"))
                .on(jdk)
                .withArguments(arguments);
    }

    /** The shop under the agent, open for longer than any test takes; the caller closes it. */
    static RunningHost openShop(Jdk jdk, String... options) {
        RunningHost shop =
                program(jdk, "Shop", "--seconds", "600").withAgent(options).start();
        shop.awaitLine("The shop is open");
        return shop;
    }
}
