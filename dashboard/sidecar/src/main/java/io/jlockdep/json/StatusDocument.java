package io.jlockdep.json;

import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the watching goes, small enough to be asked for every second. Immutable.
 *
 * @param version of the sidecar
 * @param recording the JVM that is watched
 * @param lastFlushMillis when it last handed over its events, milliseconds since the epoch; 0 for never
 * @param agent how its agent fares
 * @param verdicts number of findings by verdict, those without any left out
 * @param revision changes whenever a finding comes, goes or is graded anew
 */
public record StatusDocument(
        String version,
        RecordingJson recording,
        long lastFlushMillis,
        AgentStatus agent,
        Map<Verdict, Integer> verdicts,
        String revision) {

    public static StatusDocument of(String version, WatchSnapshot run) {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        run.findings().stream()
                .filter(ReportedFinding::isPresent)
                .forEach(reported -> verdicts.merge(reported.finding().verdict(), 1, Integer::sum));
        return new StatusDocument(
                version,
                RecordingJson.of(run.total()),
                run.stream().lastFlushMillis(),
                run.agent(),
                verdicts,
                revision(run));
    }

    /** The same for equal lists of findings and grades, whatever their counts. */
    public static String revision(WatchSnapshot run) {
        long revision = run.stream().state().ordinal();
        for (ReportedFinding reported : run.findings()) {
            revision = 31 * revision + reported.finding().id().hashCode();
            revision = 31 * revision + reported.finding().verdict().ordinal();
            revision = 31 * revision + reported.service().hashCode();
            revision = 31 * revision + (reported.isPresent() ? 1 : 0);
            revision = 31 * revision + reported.acceptance().hashCode();
        }
        return Long.toHexString(revision);
    }
}
