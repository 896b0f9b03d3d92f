package io.jlockdep.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings of one service that go away together: cycles that share the inverted order. Immutable.
 *
 * @param worst the one to look at first
 * @param others the rest, the worst first
 */
public record Problem(ReportedFinding worst, List<ReportedFinding> others) {

    public Problem {
        others = List.copyOf(others);
    }

    /** The problems that findings make, in the order of the worst of each. */
    public static List<Problem> of(List<ReportedFinding> findings) {
        Map<String, List<ReportedFinding>> byProblem = new LinkedHashMap<>();
        for (ReportedFinding reported : findings) {
            String problem = reported.service() + "\n" + reported.finding().problem();
            byProblem.computeIfAbsent(problem, none -> new ArrayList<>()).add(reported);
        }
        return byProblem.values().stream().map(Problem::ofSorted).toList();
    }

    private static Problem ofSorted(List<ReportedFinding> findings) {
        return new Problem(findings.get(0), findings.subList(1, findings.size()));
    }
}
