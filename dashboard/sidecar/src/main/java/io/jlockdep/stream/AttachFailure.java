package io.jlockdep.stream;

/** A process could not be followed. The message says which, why, and what to do, in one line. */
public final class AttachFailure extends Exception {

    private static final long serialVersionUID = 1L;

    AttachFailure(String message) {
        super(message);
    }
}
