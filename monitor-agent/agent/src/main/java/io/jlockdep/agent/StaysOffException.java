package io.jlockdep.agent;

/** Monitoring cannot or must not start here; the message says why, in words for the person who set it up. */
final class StaysOffException extends Exception {

    private static final long serialVersionUID = 1L;

    StaysOffException(String reason) {
        super(reason);
    }

    StaysOffException(String reason, Throwable cause) {
        super(reason + ": " + cause, cause);
    }
}
