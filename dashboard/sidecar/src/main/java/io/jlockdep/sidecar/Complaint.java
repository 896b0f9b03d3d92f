package io.jlockdep.sidecar;

/** Something that the user has to put right. Its message is the one line that is shown; it names the thing. */
final class Complaint extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Complaint(String message) {
        super(message);
    }
}
