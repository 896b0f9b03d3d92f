package io.jlockdep.stream;

/** An event, or a list inside one, that does not follow the contract. */
final class MalformedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEventException(String message) {
        super(message);
    }
}
