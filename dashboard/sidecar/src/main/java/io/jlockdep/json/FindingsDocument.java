package io.jlockdep.json;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import java.util.List;

/**
 * Everything found in one or several runs. Immutable.
 *
 * @param schema version of this shape; it rises when a member changes meaning or goes away
 * @param recordings the runs that were looked at
 * @param findings the worst first
 * @param notes what should be tidied up in the baseline, a line each
 */
public record FindingsDocument(
        int schema, List<RecordingJson> recordings, List<FindingJson> findings, List<String> notes) {

    /** The version of the shape that this class writes. */
    public static final int SCHEMA = 1;

    public static FindingsDocument of(List<JvmSnapshot> runs, List<ReportedFinding> findings, List<String> notes) {
        return new FindingsDocument(
                SCHEMA,
                runs.stream().map(RecordingJson::of).toList(),
                findings.stream().map(FindingJson::of).toList(),
                notes);
    }
}
