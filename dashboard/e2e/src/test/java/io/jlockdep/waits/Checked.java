package io.jlockdep.waits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.waits.program.Struck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code check --format json} says of a recording. Immutable. */
record Checked(JsonNode findings) {

    private static final String PROGRAMS = Struck.class.getPackageName() + ".";

    /** What is said of a program that ends, run with and without the agent. */
    static Checked run(Class<?> program, Jdk jdk, String argument) {
        HostRun run = Host.running(program)
                .briefly()
                .withArguments(argument)
                .on(jdk)
                .withAgent()
                .runUnharmed();
        return of(jdk, run.recording());
    }

    static Checked of(Jdk jdk, Path recording) {
        HostRun check = Host.runningJar(AgentJar.built("dashboard/sidecar/target/jlockdep-sidecar.jar"))
                .briefly()
                .on(jdk)
                .withArguments("check", "--format", "json", recording.toString())
                .run();
        assertThat(check.exitCode()).as(check::toString).isBetween(0, 1);
        assertThat(check.stderr()).as(check::toString).isEmpty();
        try {
            return new Checked(new ObjectMapper()
                    .readTree(String.join("\n", check.stdout()))
                    .path("findings"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each finding as its verdict, its kind and the names of its lock classes, without the package. */
    List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode finding : findings) {
            List<String> names = new ArrayList<>();
            finding.path("lockClasses").forEach(name -> names.add(name.asText().replace(PROGRAMS, "")));
            names.sort(null);
            outcomes.add(finding.path("verdict").asText() + " "
                    + finding.path("kind").asText() + " " + String.join(", ", names));
        }
        return outcomes;
    }

    /** The reason given for the finding with these words, among others. */
    String reason(String outcome) {
        int index = outcomes().indexOf(outcome);
        assertThat(index).as(outcome + " in " + outcomes()).isNotNegative();
        return findings.get(index).path("reason").asText();
    }
}
