package io.jlockdep.runtime;

/** Knows how many classes the weaver changed, could not read, and failed at. Thread-safe. */
public interface Weaving {

    /** Classes that were changed. */
    long woven();

    /** Classes left alone because they cannot be read, as when they are newer than we know, or their loader hides the probe. */
    long skipped();

    /** Classes that could not be woven and were left as they were; anything but 0 is a bug of ours. */
    long failed();
}
