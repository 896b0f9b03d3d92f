package io.jlockdep.sidecar;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import java.util.List;

/**
 * What {@code check} has to say. Immutable.
 *
 * @param runs the recordings that were read
 * @param complete whether all of them could be read to their ends
 * @param findings all of them, the worst first
 * @param leftovers what should be tidied up in the baseline
 * @param failOn the mildest grade that fails
 */
record CheckResult(
        List<JvmSnapshot> runs,
        boolean complete,
        List<ReportedFinding> findings,
        List<String> leftovers,
        FailOn failOn) {

    /** Whether this finding makes the check fail. */
    boolean fails(ReportedFinding reported) {
        return reported.acceptance().isEmpty() && failOn.isReachedBy(reported.finding());
    }

    List<ReportedFinding> failing() {
        return findings.stream().filter(this::fails).toList();
    }
}
