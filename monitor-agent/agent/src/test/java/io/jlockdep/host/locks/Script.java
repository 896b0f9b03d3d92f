package io.jlockdep.host.locks;

import java.util.concurrent.ThreadFactory;

/** Makes calls and prints what came of each. Used by one thread at a time. */
final class Script {

    /** Often enough for calls that need nobody else to be compiled. */
    private static final int TIMES = 1_000;

    private final ThreadFactory threads;
    private String section = "";

    /** @param threads makes the helpers that contend for a lock */
    Script(ThreadFactory threads) {
        this.threads = threads;
    }

    /** Names what the next lines are about. */
    void section(String name) {
        section = name;
    }

    /** Prints what a call comes to that does not depend on how often it was made before; it is made many times. */
    void often(String name, Call call) {
        String first = outcome(call);
        for (int time = 1; time < TIMES; time++) {
            String next = outcome(call);
            if (!next.equals(first)) {
                tell(name, first + ", at time " + time + " " + next);
                return;
            }
        }
        tell(name, first);
    }

    /** As {@link #often}, for what returns nothing. */
    void oftenDo(String name, Action action) {
        often(name, returningNothing(action));
    }

    /** Prints what one call comes to. */
    void once(String name, Call call) {
        tell(name, outcome(call));
    }

    /** As {@link #once}, for what returns nothing. */
    void onceDo(String name, Action action) {
        once(name, returningNothing(action));
    }

    /** Has another thread make a call, and waits until it waits. */
    Helper waiting(Call call) throws InterruptedException {
        Helper helper = new Helper(threads, call);
        helper.awaitWaiting();
        return helper;
    }

    /** As {@link #waiting}, for what returns nothing. */
    Helper waitingDo(Action action) throws InterruptedException {
        return waiting(returningNothing(action));
    }

    /** What a call comes to in another thread, which does not wait for long. */
    Object elsewhere(Call call) throws InterruptedException {
        return new Helper(threads, call).outcome();
    }

    /** What a call comes to, in words. */
    static String outcome(Call call) {
        try {
            Object result = call.make();
            return result instanceof Throwable thrown ? text(thrown) : String.valueOf(result);
        } catch (Throwable thrown) {
            return text(thrown) + (Thread.interrupted() ? ", still interrupted" : "");
        }
    }

    static Call returningNothing(Action action) {
        return () -> {
            action.take();
            return "done";
        };
    }

    private static String text(Throwable thrown) {
        return thrown.getClass().getName() + ": " + thrown.getMessage();
    }

    private void tell(String name, String outcome) {
        System.out.println(section + ", " + name + ": " + outcome);
    }
}
