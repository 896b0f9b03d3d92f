package io.jlockdep.baseline;

/** A baseline could not be read. The message says which, where and why, in one line. */
public final class BaselineException extends Exception {

    private static final long serialVersionUID = 1L;

    BaselineException(String message) {
        super(message);
    }
}
