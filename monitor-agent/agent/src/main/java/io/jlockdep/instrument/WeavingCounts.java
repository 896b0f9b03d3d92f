package io.jlockdep.instrument;

import java.util.concurrent.atomic.LongAdder;

/** What became of the classes offered to the weaver. Thread-safe. */
public final class WeavingCounts {

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

    /** Classes that were changed. */
    public long woven() {
        return woven.sum();
    }

    /** Classes left alone because we cannot read them, as when they are newer than we know, or their loader hides the probe. */
    public long skipped() {
        return skipped.sum();
    }

    /** Classes that could not be woven and were left as they were; anything but 0 is a bug of ours. */
    public long failed() {
        return failed.sum();
    }

    /** Methods left as they were, or woven in part, because weaving them was not provably safe. */
    public long methodsSkipped() {
        return methodsSkipped.sum();
    }
}
