package io.jlockdep.cases.program;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One part of a program on its thread, and what its driver sees of it. Every field that both touch is volatile, and only
 * the driver's answers order what the parts do.
 */
final class Part implements Runnable, Stage {

    private static final long PAUSE_NANOS = 20_000;

    enum State {
        BEFORE,
        RUNNING,
        BLOCKS_UNTIL_INTERRUPTED,
        BLOCKS_UNTIL_NEXT_PART,
        DONE
    }

    private final LockProgram program;
    private final int number;
    private final Runnable atStart;
    private final Runnable atEnd;
    private volatile boolean mayGo;
    private volatile State state = State.BEFORE;
    private volatile Thread thread;
    private volatile Throwable failure;

    /**
     * @param atStart done on the part's thread before its turn comes
     * @param atEnd done on the part's thread when the part is done
     */
    Part(LockProgram program, int number, Runnable atStart, Runnable atEnd) {
        this.program = program;
        this.number = number;
        this.atStart = atStart;
        this.atEnd = atEnd;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            atStart.run();
            await(() -> mayGo);
            state = State.RUNNING;
            program.run(number, this);
            atEnd.run();
        } catch (Throwable e) {
            failure = e;
        } finally {
            state = State.DONE;
        }
    }

    @Override
    public void blocksUntilInterrupted() {
        state = State.BLOCKS_UNTIL_INTERRUPTED;
    }

    @Override
    public void blocksUntilNextPart() {
        state = State.BLOCKS_UNTIL_NEXT_PART;
    }

    void go() {
        mayGo = true;
    }

    State state() {
        return state;
    }

    boolean hasSettled() {
        return state == State.DONE || blocks() && isWaiting(thread.getState());
    }

    void interrupt() {
        thread.interrupt();
    }

    Throwable failure() {
        return failure;
    }

    /** Where the part is, for whoever finds it hanging. */
    String whereabouts() {
        StringBuilder text = new StringBuilder("part " + (number + 1) + " " + state);
        Thread here = thread;
        if (here != null) {
            for (StackTraceElement frame : here.getStackTrace()) {
                text.append(System.lineSeparator()).append("    at ").append(frame);
            }
        }
        return text.toString();
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean isWaiting(Thread.State state) {
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    private boolean blocks() {
        return state == State.BLOCKS_UNTIL_INTERRUPTED || state == State.BLOCKS_UNTIL_NEXT_PART;
    }
}
