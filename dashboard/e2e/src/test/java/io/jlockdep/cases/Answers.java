package io.jlockdep.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code check --format json} says of a recording in which many variants ran. Single-threaded. */
final class Answers {

    /** The part of a reason that names the locks, not what else holds of all occurrences. */
    private static final Pattern GUARDS =
            Pattern.compile("(?:guarded by|would need) (.*?)(?: to be held| and (?:of|met) |$)");

    private final List<Variant> variants;
    private final Map<Variant, SortedSet<Outcome>> byVariant = new HashMap<>();
    private final List<String> ofNobody = new ArrayList<>();

    private Answers(List<Variant> variants) {
        this.variants = variants;
    }

    static Answers of(Jdk jdk, Path recording, List<Variant> variants) {
        HostRun check = Host.runningJar(AgentJar.built("dashboard/sidecar/target/jlockdep-sidecar.jar"))
                .briefly()
                .on(jdk)
                .withArguments("check", "--format", "json", recording.toString())
                .run();
        assertThat(check.exitCode()).as(check::toString).isBetween(0, 1);
        assertThat(check.stderr()).isEmpty();
        try {
            Answers answers = new Answers(variants);
            answers.read(new ObjectMapper().readTree(String.join("\n", check.stdout())));
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was found of a variant, in the words of the table. */
    SortedSet<Outcome> of(Variant variant) {
        return byVariant.getOrDefault(variant, new TreeSet<>());
    }

    /** What was found of locks that no variant has, or that several have. */
    List<String> ofNobody() {
        return ofNobody;
    }

    private void read(JsonNode document) {
        Map<String, Variant> owners = new HashMap<>();
        variants.forEach(variant -> variant.lockNames().keySet().forEach(name -> owners.put(name, variant)));
        assertThat(document.path("findings").isArray()).isTrue();
        document.path("findings").forEach(finding -> read(finding, owners));
    }

    private void read(JsonNode finding, Map<String, Variant> owners) {
        List<Variant> own = new ArrayList<>();
        SortedSet<String> lockClasses = new TreeSet<>();
        for (JsonNode name : finding.path("lockClasses")) {
            Variant owner = owners.get(name.asText());
            if (!own.contains(owner)) {
                own.add(owner);
            }
            lockClasses.add(owner == null ? name.asText() : owner.lockNames().get(name.asText()));
        }
        if (own.size() != 1 || own.get(0) == null) {
            ofNobody.add(finding.path("verdict").asText() + " " + finding.path("lockClasses"));
            return;
        }
        byVariant
                .computeIfAbsent(own.get(0), variant -> new TreeSet<>())
                .add(new Outcome(
                        finding.path("kind").asText(),
                        finding.path("verdict").asText(),
                        lockClasses,
                        guards(finding, own.get(0))));
    }

    private static SortedSet<String> guards(JsonNode finding, Variant variant) {
        SortedSet<String> guards = new TreeSet<>();
        Matcher guarded = GUARDS.matcher(finding.path("reason").asText());
        if (finding.path("verdict").asText().equals("GUARDED") && guarded.find()) {
            variant.lockNames().forEach((name, lockClass) -> {
                if (guarded.group(1).contains(name)) {
                    guards.add(lockClass);
                }
            });
        }
        return guards;
    }
}
