package io.jlockdep.instrument;

import io.jlockdep.runtime.Weaving;
import java.util.concurrent.atomic.LongAdder;

/** What became of the classes offered to the weaver. Thread-safe. */
public final class WeavingCounts implements Weaving {

    private final LongAdder woven = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder methodsSkipped = new LongAdder();

    void addWoven(int methodsSkippedInIt) {
        woven.increment();
        methodsSkipped.add(methodsSkippedInIt);
    }

    void addSkipped() {
        skipped.increment();
    }

    void addFailed() {
        failed.increment();
    }

    @Override
    public long woven() {
        return woven.sum();
    }

    @Override
    public long skipped() {
        return skipped.sum();
    }

    @Override
    public long failed() {
        return failed.sum();
    }

    /** Methods left as they were, or woven in part, because weaving them was not provably safe. */
    public long methodsSkipped() {
        return methodsSkipped.sum();
    }
}
