package io.jlockdep.stream;

import io.jlockdep.graph.Acquisition;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.Hold;
import io.jlockdep.graph.Mode;
import io.jlockdep.graph.Request;
import io.jlockdep.graph.ThreadRef;
import java.util.List;

/**
 * An acquisition as it was written: its lock classes are numbers that another event explains, maybe a later one. Immutable.
 *
 * @param sequence its number among the acquisitions of the run, from 1
 */
record WrittenAcquisition(
        long sequence,
        long chain,
        ClassRef lockClass,
        Mode mode,
        Request request,
        long instance,
        List<WrittenHold> held,
        ThreadRef thread,
        int epoch,
        boolean threadsFull,
        Frame site,
        List<Frame> stack,
        long seenMillis) {

    /** A lock held. Immutable. */
    record WrittenHold(ClassRef lockClass, Mode mode, long instance, Frame site, long windowNanos) {

        private Hold resolve(LockClasses classes) {
            return new Hold(classes.of(lockClass), mode, instance, site, windowNanos);
        }
    }

    /** Whether all its lock classes have been described. */
    boolean isResolvable(LockClasses classes) {
        return classes.knows(lockClass) && held.stream().allMatch(hold -> classes.knows(hold.lockClass()));
    }

    Acquisition resolve(LockClasses classes) {
        List<Hold> holds = held.stream().map(hold -> hold.resolve(classes)).toList();
        return new Acquisition(
                chain,
                classes.of(lockClass),
                mode,
                request,
                instance,
                holds,
                thread,
                epoch,
                threadsFull,
                site,
                stack,
                seenMillis);
    }
}
