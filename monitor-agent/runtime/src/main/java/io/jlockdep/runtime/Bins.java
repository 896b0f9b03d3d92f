package io.jlockdep.runtime;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a thread's stack of held locks says of bins of maps that run functions of the program. Stateless; called by the owner
 * of the stack.
 *
 * <p>A call that fails is left without a hook. What counts is therefore the call stack: as long as there are as many calls of
 * such methods on it as there are entries, none of them has been left.
 */
final class Bins {

    private static final String MAP = ConcurrentHashMap.class.getName();

    private static final int LIMIT = 4;

    private static final StackWalker WALKER = StackWalker.getInstance();

    /** Linked now: a probe may find no stack left to link it. */
    private static final Function<Stream<StackFrame>, Integer> CALLS = new Calls();

    private Bins() {}

    /** Makes room where calls may have failed: as many entries as this are rarely nested. */
    static void makeRoom(HeldLocks held) {
        if (count(held) >= LIMIT) {
            dropStale(held);
        }
    }

    /** Takes all entries out if a call has failed: which of them is stale cannot be told. Returns whether there were any. */
    static boolean dropStale(HeldLocks held) {
        int entries = count(held);
        if (entries == 0 || calls() >= entries) {
            return false;
        }
        for (int i = held.depth() - 1; i >= 0; i--) {
            if (held.entries[i].how() == How.BIN) {
                held.remove(i);
                Status.staleHold();
            }
        }
        return true;
    }

    /** Calls on the current thread's stack that run a function of the program. */
    static int calls() {
        return WALKER.walk(CALLS);
    }

    private static int count(HeldLocks held) {
        int count = 0;
        for (int i = 0; i < held.depth(); i++) {
            count += held.entries[i].how() == How.BIN ? 1 : 0;
        }
        return count;
    }

    private static final class Calls implements Function<Stream<StackFrame>, Integer> {

        @Override
        public Integer apply(Stream<StackFrame> frames) {
            int calls = 0;
            for (Iterator<StackFrame> rest = frames.iterator(); rest.hasNext(); ) {
                StackFrame frame = rest.next();
                calls += frame.getClassName().equals(MAP) && runsFunction(frame.getMethodName()) ? 1 : 0;
            }
            return calls;
        }

        private static boolean runsFunction(String method) {
            return method.startsWith("compute") || method.equals("merge");
        }
    }
}
