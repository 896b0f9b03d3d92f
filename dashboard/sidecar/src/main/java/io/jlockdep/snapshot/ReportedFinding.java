package io.jlockdep.snapshot;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding with the runs that showed it. Immutable.
 *
 * @param finding as the run with the worst verdict showed it
 * @param subject the program of that run
 * @param sources the names of all runs that showed it, that one first
 * @param acceptance who has accepted it for now; empty when nobody has
 */
public record ReportedFinding(Finding finding, Subject subject, List<String> sources, Optional<Acceptance> acceptance) {

    public ReportedFinding {
        sources = List.copyOf(sources);
    }

    /** The same, accepted. */
    public ReportedFinding accepted(Acceptance how) {
        return new ReportedFinding(finding, subject, sources, Optional.of(how));
    }

    /**
     * The findings of one or several runs, the worst first. Identifiers of locks mean nothing outside their run, so each run
     * has a graph of its own, and what they share is the id of a finding.
     */
    public static List<ReportedFinding> across(List<JvmSnapshot> runs) {
        Map<String, ReportedFinding> byId = new LinkedHashMap<>();
        for (JvmSnapshot run : runs) {
            for (Finding finding : run.graph().findings()) {
                ReportedFinding seen = new ReportedFinding(
                        finding, run.subject(), List.of(run.stream().source()), Optional.empty());
                byId.merge(finding.id(), seen, ReportedFinding::merge);
            }
        }
        return byId.values().stream()
                .sorted(Comparator.comparing(reported -> reported.finding().verdict()))
                .toList();
    }

    private ReportedFinding merge(ReportedFinding other) {
        boolean otherIsWorse = other.finding.verdict().compareTo(finding.verdict()) < 0;
        ReportedFinding worst = otherIsWorse ? other : this;
        ReportedFinding rest = otherIsWorse ? this : other;
        List<String> all = new ArrayList<>(worst.sources);
        all.addAll(rest.sources);
        return new ReportedFinding(worst.finding, worst.subject, all, worst.acceptance);
    }
}
