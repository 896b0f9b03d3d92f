package io.jlockdep.stream;

import io.jlockdep.graph.DeadlockedThread;

/** One thread of a deadlock as it was written: its lock classes are numbers that another event explains. Immutable. */
record WrittenDeadlock(long deadlock, int index, int size, WrittenAcquisition request) {

    DeadlockedThread resolve(LockClasses classes) {
        return new DeadlockedThread(deadlock, index, size, request.resolve(classes));
    }
}
