package io.jlockdep.runtime;

import java.util.concurrent.atomic.AtomicLong;

/** Evidence kept to be written again at the start of each chunk: an immutable list, the newest first, within a budget. */
final class Retained {

    /** Bytes kept in all, roughly: a quarter of what the tables may take together. */
    static final long BUDGET = 8L << 20;

    /** Bytes of a piece of evidence beside its text: objects, their headers and references. */
    private static final int BESIDE_TEXT = 256;

    private static final AtomicLong SIZE = new AtomicLong();

    final Evidence evidence;
    final Retained earlier;

    Retained(Evidence evidence, Retained earlier) {
        this.evidence = evidence;
        this.earlier = earlier;
    }

    /**
     * Takes room for a piece of evidence, unless there is none.
     *
     * @param sharesStack whether the text of its stack is that of another piece
     */
    static boolean admits(Evidence evidence, boolean sharesStack) {
        int bytes = evidence.size() - (sharesStack ? evidence.stack.length() : 0) + BESIDE_TEXT;
        if (SIZE.addAndGet(bytes) <= BUDGET) {
            return true;
        }
        SIZE.addAndGet(-bytes);
        return false;
    }
}
