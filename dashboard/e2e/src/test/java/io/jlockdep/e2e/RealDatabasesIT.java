package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.derby.iapi.jdbc.AutoloadedDriver;
import org.apache.derby.shared.common.error.StandardException;
import org.h2.Driver;

/** Two databases that nobody here wrote, watched at work. */
class RealDatabasesIT {

    private static final String DERBY = "jdbc:derby:memory:shop;create=true";
    private static final String H2 = "jdbc:h2:mem:shop";

    /** Tells the workload, in its own directory, to stop. */
    private static final String END = "end";

    /** That it opens, and what its two tables hold at the end. */
    private static final int LINES = 3;

    /** More than the time that events take to reach the disk. */
    private static final long FLUSH_MILLIS = 2_000;

    private static final int HUNDREDS = 200;
    private static final Pattern ORDER_EDGES =
            Pattern.compile("^jlockdep_order_edges(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE);

    /**
     * Derby's cache now and then leaves a lock locked that it has thrown away: then all that its thread takes later is nested
     * in that one, which is more than the tables hold.
     */
    private static final String TABLE_FULL = "things were not learned because a table of the agent was full";

    @OnEachJdk
    void shouldLeaveDerbyUnharmedWhenWatched(Jdk jdk) {
        HostRun run = workload(jdk, DERBY).withAgent().runUnharmed();

        assertThat(run.stdout()).hasSize(LINES);
        assertThat(feasibleInversions(check(jdk, run))).isEmpty();
    }

    @OnEachJdk
    void shouldLeaveH2UnharmedWhenWatched(Jdk jdk) {
        HostRun run = workload(jdk, H2).withAgent().runUnharmed();

        assertThat(run.stdout()).hasSize(LINES);
        assertThat(feasibleInversions(check(jdk, run))).isEmpty();
    }

    @OnEachJdk
    void shouldShowDerbysOrdersWhileItWorksAndTheSameInTheFile(Jdk jdk) throws IOException {
        try (RunningHost derby =
                workload(jdk, DERBY, END).withAgent("repository=jfr").start()) {
            derby.awaitLine("opening");
            String repository = derby.directory().resolve("jfr").toString();
            try (Sidecar byPid = Sidecar.monitoring(jdk, "--pid", Long.toString(derby.pid()));
                    Sidecar byRepository = Sidecar.monitoring(jdk, "--repository", repository)) {
                derby.awaitLine("ledger");
                long settled = System.currentTimeMillis() + FLUSH_MILLIS;
                JsonNode live = liveView(byPid, settled);
                JsonNode liveToo = liveView(byRepository, settled);
                assertThat(derby.stdout()).as("still at work").hasSize(LINES);
                Files.createFile(derby.directory().resolve(END));
                HostRun run = derby.awaitExit().assertWatchedCleanly();

                assertThat(run.exitCode()).as(run::toString).isZero();
                JsonNode file = check(jdk, run);
                assertSame(live, file);
                assertSame(liveToo, file);
            }
        }
    }

    private static List<JsonNode> feasibleInversions(JsonNode answer) {
        List<JsonNode> feasible = new ArrayList<>();
        for (JsonNode finding : answer.path("findings")) {
            if (finding.path("kind").asText().equals("inversion")
                    && finding.path("verdict").asText().equals("FEASIBLE")) {
                feasible.add(finding);
            }
        }
        return feasible;
    }

    /**
     * The findings as the sidecar shows them once it has seen all that came before that time, and hundreds of orders,
     * which its metrics count too.
     */
    private static JsonNode liveView(Sidecar sidecar, long millis) {
        sidecar.awaitJson("api/status", status -> status.path("lastFlushMillis").asLong() > millis);
        sidecar.await("metrics", text -> ORDER_EDGES.matcher(text).results().anyMatch(RealDatabasesIT::isHundreds));
        JsonNode status = sidecar.awaitJson("api/status", answer -> orders(answer.path("recording")) >= HUNDREDS);
        assertThat(status.at("/agent/probeErrors").asInt(-1)).isZero();
        return sidecar.awaitJson("api/findings", answer -> true);
    }

    private static boolean isHundreds(MatchResult sample) {
        return Double.parseDouble(sample.group(1)) >= HUNDREDS;
    }

    /**
     * The file has all orders and findings that the live view had, graded alike unless something new was seen of them
     * since. It may have more: between the two the program reads on and ends, which closes the database. And a nested wait is no
     * finding any more once somebody was seen to notify without the lock.
     */
    private static void assertSame(JsonNode live, JsonNode file) {
        int orders = orders(live.at("/recordings/0"));
        assertThat(orders(file.at("/recordings/0"))).isGreaterThanOrEqualTo(orders);
        Map<String, JsonNode> now = byId(live);
        Map<String, JsonNode> later = byId(file);
        now.values()
                .removeIf(finding -> finding.path("kind").asText().equals("nested-wait")
                        && !later.containsKey(finding.path("id").asText()));
        assertThat(later).containsKeys(now.keySet().toArray(new String[0]));
        now.forEach((id, finding) -> assertSameUnlessSeenAgain(finding, later.get(id)));
    }

    private static void assertSameUnlessSeenAgain(JsonNode live, JsonNode file) {
        assertThat(file.path("lockClasses")).isEqualTo(live.path("lockClasses"));
        if (file.path("lastSeenMillis").equals(live.path("lastSeenMillis"))) {
            assertThat(file.path("verdict")).as(live.path("id").asText()).isEqualTo(live.path("verdict"));
        }
    }

    private static int orders(JsonNode recording) {
        return recording.at("/graph/edges").asInt();
    }

    private static Map<String, JsonNode> byId(JsonNode findings) {
        Map<String, JsonNode> byId = new TreeMap<>();
        findings.path("findings").forEach(finding -> byId.put(finding.path("id").asText(), finding));
        return byId;
    }

    private static JsonNode check(Jdk jdk, HostRun run) {
        HostRun check = Sidecar.command(
                        jdk, "check", "--format", "json", run.recording().toString())
                .run();
        assertThat(check.stderr()).as(check::toString).allMatch(line -> line.endsWith(TABLE_FULL));
        return Http.parse(String.join("\n", check.stdout()));
    }

    private static Host workload(Jdk jdk, String address, String... more) {
        return Host.running(
                        Workload.class.getName(),
                        Host.codeSource(Workload.class),
                        Host.codeSource(AutoloadedDriver.class),
                        Host.codeSource(StandardException.class),
                        Host.codeSource(Driver.class))
                .on(jdk)
                .withArguments(address)
                .withArguments(more);
    }
}
