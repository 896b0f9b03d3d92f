package io.jlockdep.json;

import io.jlockdep.graph.Grade;
import io.jlockdep.snapshot.FindingLife;
import java.util.List;

/** A finding over all runs and versions of its program; {@code FindingLife} says what each member is. Immutable. */
public record LifeJson(
        String summary,
        String introducedBy,
        long firstSeenMillis,
        String firstVersion,
        String cleanVersion,
        long lastSeenMillis,
        String lastVersion,
        String goneVersion,
        List<FindingLife.OrderLife> orders,
        List<VersionGradeJson> grades) {

    static LifeJson of(FindingLife life) {
        return new LifeJson(
                life.inWords(),
                life.introducedBy(),
                life.firstSeenMillis(),
                life.firstVersion(),
                life.cleanVersion(),
                life.lastSeenMillis(),
                life.lastVersion(),
                life.goneVersion(),
                life.orders(),
                life.grades().stream().map(VersionGradeJson::of).toList());
    }

    /** How the finding was graded in some version from some moment on. */
    public record VersionGradeJson(String version, long sinceMillis, String verdict, String reason) {

        static VersionGradeJson of(FindingLife.VersionGrade graded) {
            Grade grade = graded.grade();
            return new VersionGradeJson(
                    graded.version(), grade.sinceMillis(), grade.verdict().name(), grade.reason());
        }
    }
}
