package io.jlockdep.stream;

/**
 * An event without its texts, which the agent always writes: JFR loses those of an event that is committed while it begins a new
 * chunk. The agent writes what it knows again at the start of each chunk, so nothing is missing for it.
 */
final class LostTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostTextException(String field) {
        super(field + " was lost");
    }
}
