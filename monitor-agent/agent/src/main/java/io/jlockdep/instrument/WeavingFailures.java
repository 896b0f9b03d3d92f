package io.jlockdep.instrument;

/** Told once of each class that could not be woven. Called on whatever thread loads the class: must not lock, log or throw. */
@FunctionalInterface
public interface WeavingFailures {

    /** @param className with dots */
    void failed(String className, Throwable cause);
}
