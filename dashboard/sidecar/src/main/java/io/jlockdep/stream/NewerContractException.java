package io.jlockdep.stream;

/** An event says something that this version has no word for: an agent newer than the sidecar wrote it. */
final class NewerContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerContractException(String message) {
        super(message);
    }
}
