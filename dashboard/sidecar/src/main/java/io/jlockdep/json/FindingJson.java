package io.jlockdep.json;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Grade;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Risk;
import io.jlockdep.graph.Subject;
import io.jlockdep.snapshot.Acceptance;
import io.jlockdep.snapshot.ReportedFinding;
import java.util.List;

/** One finding. Immutable. Times are milliseconds since the epoch. */
public record FindingJson(
        String id,
        String kind,
        String verdict,
        String reason,
        String remedy,
        List<String> lockClasses,
        List<LockClass> locks,
        List<EdgeJson> edges,
        RiskJson risk,
        String problem,
        List<GradeJson> history,
        long firstSeenMillis,
        long lastSeenMillis,
        Subject subject,
        List<String> recordings,
        Acceptance accepted,
        String service,
        boolean present,
        LifeJson life) {

    /** The finding as the API serves it. */
    public static FindingJson of(ReportedFinding reported) {
        Finding finding = reported.finding();
        return new FindingJson(
                finding.id(),
                finding.kind().label(),
                finding.verdict().name(),
                finding.reason(),
                finding.remedy(),
                finding.lockClasses().stream().map(LockClass::name).toList(),
                finding.lockClasses(),
                finding.edges().stream().map(EdgeJson::of).toList(),
                RiskJson.of(finding.risk()),
                finding.problem(),
                finding.grades().stream().map(GradeJson::of).toList(),
                finding.firstSeenMillis(),
                finding.lastSeenMillis(),
                reported.subject(),
                reported.sources(),
                reported.acceptance().orElse(null),
                reported.service(),
                reported.isPresent(),
                reported.life().map(LifeJson::of).orElse(null));
    }

    /** The risk; numbers that are not known are null. */
    public record RiskJson(String band, Double perDay, Double lowPerDay, Double highPerDay, String assumptions) {

        static RiskJson of(Risk risk) {
            return new RiskJson(
                    risk.band().name(),
                    known(risk.perDay()),
                    known(risk.lowPerDay()),
                    known(risk.highPerDay()),
                    risk.assumptions());
        }

        /** JSON has no number for what is not known or not finite. */
        private static Double known(double number) {
            return Double.isFinite(number) ? number : null;
        }
    }

    /** How the finding was graded from some moment on. */
    public record GradeJson(long sinceMillis, String verdict, String reason) {

        static GradeJson of(Grade grade) {
            return new GradeJson(grade.sinceMillis(), grade.verdict().name(), grade.reason());
        }
    }
}
