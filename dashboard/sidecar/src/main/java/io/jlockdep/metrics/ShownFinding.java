package io.jlockdep.metrics;

import io.jlockdep.graph.Finding;
import io.jlockdep.snapshot.FindingLife;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding as one JVM shows it. Immutable.
 *
 * @param jvm which shows it
 * @param finding as it shows it
 * @param reported the same as all JVMs of its service show it
 */
record ShownFinding(JvmSnapshot jvm, Finding finding, Optional<ReportedFinding> reported) {

    /**
     * All of them, the worst first; of those graded alike each finding in one JVM before any in a second, so that whoever takes the
     * first so many misses no finding because others are seen everywhere.
     */
    static List<ShownFinding> worstFirst(WatchSnapshot now) {
        Map<String, ReportedFinding> reported = new HashMap<>();
        now.findings().forEach(each -> reported.put(identity(each.service(), each.finding()), each));
        List<ShownFinding> all = new ArrayList<>();
        for (JvmSnapshot jvm : now.jvms()) {
            for (Finding finding : jvm.graph().findings()) {
                String identity = identity(jvm.service(), finding);
                all.add(new ShownFinding(jvm, finding, Optional.ofNullable(reported.get(identity))));
            }
        }
        Map<ShownFinding, Integer> turns = turns(all);
        all.sort(Comparator.comparing((ShownFinding each) -> each.finding.verdict())
                .thenComparing(turns::get));
        return all;
    }

    /** How many JVMs before its own show the same finding, graded the same. */
    private static Map<ShownFinding, Integer> turns(List<ShownFinding> all) {
        Map<String, Integer> seen = new HashMap<>();
        Map<ShownFinding, Integer> turns = new IdentityHashMap<>();
        for (ShownFinding each : all) {
            String same = each.finding.verdict() + "\n" + identity(each.service(), each.finding);
            turns.put(each, seen.merge(same, 1, Integer::sum));
        }
        return turns;
    }

    private static String identity(String service, Finding finding) {
        return service + "\n" + finding.id();
    }

    String service() {
        return jvm.service();
    }

    /** The JVM's name among those that are watched. */
    String source() {
        return jvm.stream().source();
    }

    boolean isAccepted() {
        return reported.flatMap(ReportedFinding::acceptance).isPresent();
    }

    String introducedBy() {
        return life().map(FindingLife::introducedBy).orElse("");
    }

    /** In whichever run, as far as is known. */
    long firstSeenMillis() {
        return life().map(FindingLife::firstSeenMillis).orElse(finding.firstSeenMillis());
    }

    private Optional<FindingLife> life() {
        return reported.flatMap(ReportedFinding::life);
    }
}
