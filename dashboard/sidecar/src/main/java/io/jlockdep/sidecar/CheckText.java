package io.jlockdep.sidecar;

import io.jlockdep.graph.TextReport;
import io.jlockdep.snapshot.Acceptance;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.Problem;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.words.Headline;
import io.jlockdep.words.VisibleText;
import java.io.PrintWriter;
import java.util.List;

/**
 * What {@code check} says to people: a line for each finding, those of one problem together, then the report of the worst that
 * nobody accepted of each problem. Stateless.
 */
final class CheckText {

    private CheckText() {}

    static void print(CheckResult result, PrintWriter out) {
        for (Problem problem : Problem.of(result.findings())) {
            out.println(line(problem.worst()));
            problem.others().forEach(reported -> out.println("  and " + line(reported)));
        }
        if (result.findings().isEmpty() && result.complete()) {
            out.println("no findings: " + seen(result.runs()));
        }
        List<ReportedFinding> open = result.findings().stream()
                .filter(reported -> reported.acceptance().isEmpty())
                .toList();
        for (Problem problem : Problem.of(open)) {
            ReportedFinding worst = problem.worst();
            out.println();
            out.print(TextReport.of(worst.subject(), worst.finding()));
        }
    }

    private static String line(ReportedFinding reported) {
        return Headline.of(reported.finding()) + acceptance(reported);
    }

    private static String acceptance(ReportedFinding reported) {
        if (reported.acceptance().isEmpty()) {
            return "";
        }
        Acceptance accepted = reported.acceptance().get();
        return VisibleText.of(
                " (accepted until " + accepted.until() + " by " + accepted.by() + ": " + accepted.reason() + ")");
    }

    private static String seen(List<JvmSnapshot> runs) {
        long acquisitions =
                runs.stream().mapToLong(run -> run.graph().acquisitions()).sum();
        long edges = runs.stream().mapToLong(run -> run.graph().edges()).sum();
        long classes = runs.stream().mapToLong(run -> run.graph().lockClasses()).sum();
        return classes + " lock classes, " + edges + " orders between them, " + acquisitions
                + " acquisitions learned from";
    }
}
