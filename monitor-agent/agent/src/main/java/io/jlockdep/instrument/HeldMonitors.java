package io.jlockdep.instrument;

import org.objectweb.asm.tree.AbstractInsnNode;

/** The monitors that a method has entered and not yet left, as a stack. Immutable. */
final class HeldMonitors {

    /** Stands for a place that is reached with different monitors held: nothing can be proven there. */
    static final HeldMonitors UNKNOWN = new HeldMonitors(null, null, -1);

    /** No monitor held. */
    static final HeldMonitors NONE = new HeldMonitors(null, null, 0);

    /** The instruction that entered the last one. */
    private final AbstractInsnNode top;

    /** The others; null when there are none. */
    private final HeldMonitors below;

    private final int depth;

    private HeldMonitors(AbstractInsnNode top, HeldMonitors below, int depth) {
        this.top = top;
        this.below = below;
        this.depth = depth;
    }

    boolean isNone() {
        return depth == 0;
    }

    HeldMonitors enter(AbstractInsnNode enter) {
        return this == UNKNOWN ? UNKNOWN : new HeldMonitors(enter, this, depth + 1);
    }

    /** What is held after leaving the monitor, {@link #UNKNOWN} unless it is certainly the one on the top. */
    HeldMonitors exit(Origin monitor) {
        return depth > 0 && monitor.identity() == top ? below : UNKNOWN;
    }

    /** Whether both hold the same monitors in the same order. */
    boolean matches(HeldMonitors other) {
        if (this == other) {
            return true;
        }
        if (this == UNKNOWN || other == UNKNOWN) {
            return false;
        }
        return depth == other.depth && top == other.top && below.matches(other.below);
    }
}
