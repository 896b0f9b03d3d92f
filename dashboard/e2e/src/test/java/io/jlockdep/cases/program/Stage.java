package io.jlockdep.cases.program;

/** Whom a part tells that it is about to block. */
public interface Stage {

    /** The caller is about to wait for what will never come, and wants to be interrupted when it does. */
    void blocksUntilInterrupted();

    /** The caller is about to wait for what the next part does. */
    void blocksUntilNextPart();

    /** What nobody contends for is granted at once. */
    static void require(boolean acquired) {
        if (!acquired) {
            throw new IllegalStateException("not acquired");
        }
    }

    /** The caller was to block, and did not. */
    static void mustNotGetHere() {
        throw new IllegalStateException("did not block");
    }
}
