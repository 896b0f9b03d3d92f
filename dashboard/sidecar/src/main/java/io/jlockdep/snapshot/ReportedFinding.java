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
 * @param service what that program is called among others
 * @param sources the names of all runs at hand that showed it, that one first; empty when it is known from earlier runs only
 * @param acceptance who has accepted it for now; empty when nobody has
 * @param life what is known of it over all runs; empty when no history is kept
 */
public record ReportedFinding(
        Finding finding,
        Subject subject,
        String service,
        List<String> sources,
        Optional<Acceptance> acceptance,
        Optional<FindingLife> life) {

    /** The worst first, those that a run at hand shows before those that are remembered. */
    public static final Comparator<ReportedFinding> WORST_FIRST = Comparator.comparing(
                    (ReportedFinding reported) -> !reported.isPresent())
            .thenComparing(reported -> reported.finding().verdict());

    public ReportedFinding {
        sources = List.copyOf(sources);
    }

    /** As one run shows it. */
    public static ReportedFinding in(JvmSnapshot run, Finding finding) {
        return new ReportedFinding(
                finding,
                run.subject(),
                run.service(),
                List.of(run.stream().source()),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, accepted. */
    public ReportedFinding accepted(Acceptance how) {
        return new ReportedFinding(finding, subject, service, sources, Optional.of(how), life);
    }

    /** The same with what is known of it over all runs. */
    public ReportedFinding living(FindingLife known) {
        return new ReportedFinding(finding, subject, service, sources, acceptance, Optional.of(known));
    }

    /** Whether one of the runs at hand shows it. */
    public boolean isPresent() {
        return !sources.isEmpty();
    }

    /**
     * The findings of one or several runs, the worst first. Identifiers of locks mean nothing outside their run, so each run
     * has a graph of its own, and what they share is the id of a finding.
     */
    public static List<ReportedFinding> across(List<JvmSnapshot> runs) {
        return merged(runs, reported -> reported.finding().id());
    }

    /** The same, but what two services have in common is a finding of each. */
    public static List<ReportedFinding> ofServices(List<JvmSnapshot> runs) {
        return merged(
                runs, reported -> reported.service() + "\n" + reported.finding().id());
    }

    private static List<ReportedFinding> merged(
            List<JvmSnapshot> runs, java.util.function.Function<ReportedFinding, String> identity) {
        Map<String, ReportedFinding> byIdentity = new LinkedHashMap<>();
        for (JvmSnapshot run : runs) {
            for (Finding finding : run.graph().findings()) {
                ReportedFinding seen = in(run, finding);
                byIdentity.merge(identity.apply(seen), seen, ReportedFinding::merge);
            }
        }
        return byIdentity.values().stream().sorted(WORST_FIRST).toList();
    }

    private ReportedFinding merge(ReportedFinding other) {
        boolean otherIsWorse = other.finding.verdict().compareTo(finding.verdict()) < 0;
        ReportedFinding worst = otherIsWorse ? other : this;
        ReportedFinding rest = otherIsWorse ? this : other;
        List<String> all = new ArrayList<>(worst.sources);
        all.addAll(rest.sources);
        return new ReportedFinding(worst.finding, worst.subject, worst.service, all, worst.acceptance, worst.life);
    }
}
