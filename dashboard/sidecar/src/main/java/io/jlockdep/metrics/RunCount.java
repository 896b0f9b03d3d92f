package io.jlockdep.metrics;

import io.jlockdep.snapshot.JvmSnapshot;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A count over all runs that never falls: what a run has contributed stays when it is watched no more, and while it is read
 * again from its beginning. Thread-safe.
 */
final class RunCount {

    /** Runs told apart; beyond that the one not seen for longest cannot come back without being counted twice. */
    private static final int MAX_RUNS = 1_000;

    private final ToLongFunction<JvmSnapshot> number;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private long forgotten;

    RunCount(ToLongFunction<JvmSnapshot> number) {
        this.number = number;
    }

    /** With what these show now. */
    synchronized long with(List<JvmSnapshot> now) {
        Map<String, Run> seen = new HashMap<>();
        for (JvmSnapshot jvm : now) {
            Run run = new Run(jvm.agent().startMillis(), number.applyAsLong(jvm));
            seen.merge(jvm.stream().source(), run, Run::beside);
        }
        seen.forEach(this::learn);
        forgetBeyondLimit();
        return forgotten + runs.values().stream().mapToLong(Run::count).sum();
    }

    private void learn(String source, Run run) {
        Run before = runs.remove(source);
        if (before != null && before.isOver(run)) {
            forgotten += before.count;
            before = null;
        }
        runs.put(source, before == null ? run : before.followedBy(run));
    }

    private void forgetBeyondLimit() {
        Iterator<Run> oldest = runs.values().iterator();
        for (int left = runs.size() - MAX_RUNS; left > 0; left--) {
            forgotten += oldest.next().count;
            oldest.remove();
        }
    }

    /**
     * What a source has shown of one run. Immutable.
     *
     * @param startMillis when its JVM started, by which a source's next run is told from this; 0 while unknown
     * @param count the most that was seen
     */
    private record Run(long startMillis, long count) {

        private boolean isOver(Run next) {
            return startMillis != 0 && next.startMillis != 0 && startMillis != next.startMillis;
        }

        private Run followedBy(Run next) {
            return new Run(Math.max(startMillis, next.startMillis), Math.max(count, next.count));
        }

        /** Of two that cannot be told apart. */
        private Run beside(Run other) {
            return new Run(Math.max(startMillis, other.startMillis), count + other.count);
        }
    }
}
