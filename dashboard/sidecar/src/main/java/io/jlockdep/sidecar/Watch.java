package io.jlockdep.sidecar;

import io.jlockdep.baseline.Baseline;
import io.jlockdep.history.History;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts together what the runs show, what history knows and what people have accepted. Thread-safe. */
final class Watch implements Supplier<WatchSnapshot> {

    private final Supplier<List<JvmSnapshot>> runs;
    private final Supplier<History> history;
    private final Supplier<List<String>> troubles;
    private final Supplier<Baseline> baseline;
    private final Clock clock;
    private volatile Made latest = new Made(null, null, null, null, null, null);

    Watch(
            Supplier<List<JvmSnapshot>> runs,
            Supplier<History> history,
            Supplier<List<String>> troubles,
            Supplier<Baseline> baseline,
            Clock clock) {
        this.runs = runs;
        this.history = history;
        this.troubles = troubles;
        this.baseline = baseline;
        this.clock = clock;
    }

    /** Made anew only when something it is made of has changed: a scrape asks a hundred times. */
    @Override
    public WatchSnapshot get() {
        List<JvmSnapshot> now = runs.get();
        History known = history.get();
        List<String> wrong = troubles.get();
        Baseline accepted = baseline.get();
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        Made made = latest;
        if (!made.isOf(now, known, wrong, accepted, today)) {
            List<ReportedFinding> all = known.complete(ReportedFinding.ofServices(now), today.toString());
            List<String> notes = new ArrayList<>(accepted.leftovers(all, today));
            notes.addAll(wrong);
            WatchSnapshot snapshot = WatchSnapshot.of(now, accepted.apply(all, today), notes);
            made = new Made(now, known, wrong, accepted, today, snapshot);
            latest = made;
        }
        return made.snapshot;
    }

    /** A snapshot and what it was made of. Immutable. */
    private record Made(
            List<JvmSnapshot> runs,
            History history,
            List<String> troubles,
            Baseline baseline,
            LocalDate today,
            WatchSnapshot snapshot) {

        private boolean isOf(
                List<JvmSnapshot> now, History known, List<String> wrong, Baseline accepted, LocalDate day) {
            return history == known
                    && wrong.equals(troubles)
                    && baseline == accepted
                    && day.equals(today)
                    && sameRuns(now);
        }

        private boolean sameRuns(List<JvmSnapshot> now) {
            if (runs.size() != now.size()) {
                return false;
            }
            for (int i = 0; i < now.size(); i++) {
                if (runs.get(i) != now.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
