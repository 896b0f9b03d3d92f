package io.jlockdep.runtime;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import jdk.internal.vm.annotation.DontInline;

/**
 * The locks that one thread holds, outermost first; lockdep's {@code held_lock} stack. Confined to its thread; whoever looks
 * for deadlocks reads it from outside, and what it reads is a guess.
 *
 * <p>Invariants: entries {@code 0 .. depth()-1} are in use; what is above holds no reference to a lock. The entries are linked
 * in that order, from the ground up, so that the known path needs no index.
 */
class HeldStack {

    /** Nesting beyond this depth is not followed. Lockdep's {@code MAX_LOCK_DEPTH} is 48. */
    static final int MAX_DEPTH = 64;

    private static final int INITIAL_DEPTH = 4;

    /** Below the outermost entry, never in use. */
    private final HeldLock ground = new HeldLock(null);

    /** The innermost entry in use, the ground when there is none. */
    HeldLock top = ground;

    /** From the outermost in, also those that are not in use. */
    HeldLock[] entries = {};

    HeldStack() {
        grow(INITIAL_DEPTH);
    }

    /** Locks held. */
    final int depth() {
        return top.depth;
    }

    /** The innermost entry of a lock that is held in that way, or -1. */
    final int find(Object lock, int how) {
        for (int i = top.depth - 1; i >= 0; i--) {
            if (entries[i].lock == lock && entries[i].how() == how) {
                return i;
            }
        }
        return -1;
    }

    /** The entry of the exclusive lock that a condition belongs to, or -1. */
    final int entryOfSync(Object sync) throws Throwable {
        for (int i = top.depth - 1; i >= 0; i--) {
            if (JdkAccess.syncOf(entries[i].lock, entries[i].how()) == sync) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a lock of that class is held. */
    final boolean holdsAnyOf(int lockClass) {
        for (int i = 0; i < top.depth; i++) {
            if (entries[i].lockClass() == lockClass) {
                return true;
            }
        }
        return false;
    }

    /** Whether an entry is a read hold of what the thread has taken before, as its writer. */
    final boolean isBesideWriteHold(int entry) {
        if ((entries[entry].how() & How.SHARED) == 0) {
            return false;
        }
        for (int i = 0; i < entry; i++) {
            if (entries[i].lock == entries[entry].lock) {
                return true;
            }
        }
        return false;
    }

    /** Returns the entry, or null when there is no room for one. */
    final HeldLock push(Object lock, long place, long key) {
        HeldLock entry = top.above;
        if (entry == null && (entry = grow(entries.length * 2)) == null) {
            return null;
        }
        entry.lock = lock;
        entry.place = place;
        entry.key = key;
        top = entry;
        return entry;
    }

    /** Takes the innermost entry out, of which there is nothing special to forget. */
    final void popPlain(HeldLock innermost) {
        innermost.lock = null;
        top = innermost.below;
    }

    private void pop(HeldLock innermost) {
        popPlain(innermost);
        innermost.clear();
    }

    /** Takes an entry out; the keys above it are of chains that went through it and are forgotten. */
    final void takeOut(int entry) {
        for (int i = entry; i < top.depth - 1; i++) {
            entries[i].copyFrom(entries[i + 1]);
            entries[i].key = 0;
        }
        pop(top);
    }

    /** Makes room; returns the first entry that is new, or null when there are as many as there may be. */
    @DontInline
    private HeldLock grow(int size) {
        int old = entries.length;
        if (old == MAX_DEPTH) {
            Status.dropped(0);
            return null;
        }
        HeldLock[] more = Arrays.copyOf(entries, size);
        HeldLock below = old == 0 ? ground : entries[old - 1];
        for (int i = old; i < size; i++) {
            more[i] = new HeldLock(i == old ? below : more[i - 1]);
            if (i > old) {
                more[i - 1].above = more[i];
            }
        }
        // Whoever looks for deadlocks finds no entry missing.
        VarHandle.storeStoreFence();
        entries = more;
        below.above = more[old];
        return more[old];
    }
}
