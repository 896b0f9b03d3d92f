package io.jlockdep.graph;

/**
 * One thread of a deadlock that has struck: it waits for what the next one holds, the last one for what the first one
 * holds. One alone waits for itself. Immutable.
 *
 * @param deadlock which deadlock, unique within one run
 * @param index which of its threads, from 0
 * @param size how many threads it has
 * @param request what the thread waits for, where, and what it holds
 */
public record DeadlockedThread(long deadlock, int index, int size, Acquisition request) {

    public DeadlockedThread {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("thread " + index + " of a deadlock of " + size);
        }
    }
}
