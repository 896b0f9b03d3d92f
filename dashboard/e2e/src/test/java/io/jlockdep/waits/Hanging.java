package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.Recorded;
import io.jlockdep.host.RunningHost;
import io.jlockdep.host.Tool;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/** A program that hangs, and what is recorded of it meanwhile. Immutable. */
record Hanging(Class<?> program, Jdk jdk, String argument) {

    /** Times that a recording of a program which is to be told of is looked at. */
    private static final int LOOKS = 60;

    /** The same for one of which nothing is to be told: two looks of the agent go by meanwhile. */
    private static final int LOOKS_AT_NOTHING = 5;

    static Hanging program(Class<?> program, Jdk jdk, String argument) {
        return new Hanging(program, jdk, argument);
    }

    /** Ends the program once a deadlock was told; returns what is found in the recording. */
    Checked untilTold() {
        try (RunningHost host = start()) {
            int look = 0;
            while (deadlocks(host, look).isEmpty()) {
                assertThat(look++).as("looks at " + argument).isLessThan(LOOKS);
            }
            host.terminate();
            return Checked.of(jdk, host.awaitExit().assertWatchedCleanly().recording());
        }
    }

    void assertNothingTold() {
        try (RunningHost host = start()) {
            for (int look = 0; look < LOOKS_AT_NOTHING; look++) {
                assertThat(deadlocks(host, look)).isEmpty();
            }
        }
    }

    private RunningHost start() {
        RunningHost host = Host.running(program)
                .briefly()
                .withArguments(argument)
                .on(jdk)
                .withAgent()
                .start();
        host.awaitLine("hanging");
        return host;
    }

    private static List<RecordedEvent> deadlocks(RunningHost host, int look) {
        Path dump = host.directory().resolve("look-" + look + ".jfr");
        Tool.of(host.jdk(), "jcmd").run(Long.toString(host.pid()), "JFR.dump", "filename=" + dump);
        return Recorded.in(dump).named("jlockdep.Deadlock");
    }
}
