package io.jlockdep.instrument;

import java.util.Objects;

/**
 * The monitors that a method has entered and not yet left, as a stack. Immutable.
 *
 * @param top the monitor entered last
 * @param below the others, null when there are none
 * @param depth how many there are
 */
record HeldMonitors(Origin top, HeldMonitors below, int depth) {

    /** Stands for a place that is reached with different monitors held: nothing can be proven there. */
    static final HeldMonitors UNKNOWN = new HeldMonitors(Origin.WORD, null, -1);

    /** No monitor held. */
    static final HeldMonitors NONE = new HeldMonitors(null, null, 0);

    HeldMonitors enter(Origin monitor) {
        return this == UNKNOWN ? UNKNOWN : new HeldMonitors(monitor, this, depth + 1);
    }

    /** What is held after leaving the monitor, {@link #UNKNOWN} unless it is certainly the one on the top. */
    HeldMonitors exit(Origin monitor) {
        return depth > 0 && top.isSameObjectAs(monitor) ? below : UNKNOWN;
    }

    /** Whether both hold the same monitors in the same order. */
    boolean matches(HeldMonitors other) {
        if (this == other) {
            return true;
        }
        if (depth != other.depth || this == UNKNOWN || other == UNKNOWN) {
            return false;
        }
        return Objects.equals(top.producer(), other.top.producer()) && below.matches(other.below);
    }
}
