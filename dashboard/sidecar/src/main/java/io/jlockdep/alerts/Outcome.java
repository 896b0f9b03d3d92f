package io.jlockdep.alerts;

import java.time.Duration;

/**
 * What became of an attempt to send. Immutable.
 *
 * @param kind what
 * @param what the status or the fault, for people
 * @param answer the beginning of what was answered
 * @param retryAfter how long the receiver wants to be left alone; zero when it did not say
 */
record Outcome(Kind kind, String what, String answer, Duration retryAfter) {

    /** What became of it. */
    enum Kind {
        /** It was taken. */
        TAKEN,
        /** It was not taken, and would not be the next time. */
        REFUSED,
        /** It was not taken this time. */
        LATER,
        /** Nobody knows whether it was taken. */
        UNCERTAIN
    }

    static Outcome fault(Kind kind, Throwable fault) {
        return new Outcome(kind, fault.getClass().getSimpleName(), "", Duration.ZERO);
    }
}
