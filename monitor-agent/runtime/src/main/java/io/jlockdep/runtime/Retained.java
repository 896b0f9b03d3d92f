package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Evidence kept to be written again at the start of each chunk: an immutable list, the newest first, within a budget. */
final class Retained {

    /** Characters of text kept in all. */
    static final long BUDGET = 10L << 20;

    private static final AtomicLong SIZE = new AtomicLong();

    final Evidence evidence;
    final Retained earlier;

    Retained(Evidence evidence, Retained earlier) {
        this.evidence = evidence;
        this.earlier = earlier;
    }

    /** Takes room for a piece of evidence, unless there is none. */
    static boolean admits(Evidence evidence) {
        if (SIZE.addAndGet(evidence.size()) <= BUDGET) {
            return true;
        }
        SIZE.addAndGet(-evidence.size());
        return false;
    }
}
