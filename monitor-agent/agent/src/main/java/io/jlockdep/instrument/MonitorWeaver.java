package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Hooks the monitor instructions of one method.
 *
 * <p>Where the hooks stand decides whether HotSpot still compiles the method and whether a failing call can hang the host.
 * The acquire hook stands before {@code MONITORENTER}, where an exception goes where one of {@code MONITORENTER} itself
 * would. The release hook stands after {@code MONITOREXIT} and outside of every handler that expects the monitor to be
 * held still ({@link ReleaseHook}). Either all of a method's monitors are hooked or none.
 */
final class MonitorWeaver {

    private final MethodContext context;
    private final MethodNode method;
    private final List<AbstractInsnNode> enters = new ArrayList<>();
    private final List<AbstractInsnNode> exits = new ArrayList<>();

    MonitorWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        if (!collect()) {
            return false;
        }
        List<ReleaseHook> releases = isProvable() ? releases() : null;
        if (releases == null) {
            context.owner().skipMethod();
            return false;
        }
        for (AbstractInsnNode enter : enters) {
            hookEnter(enter);
        }
        for (ReleaseHook release : releases) {
            release.weave();
        }
        return !enters.isEmpty() || !exits.isEmpty();
    }

    private boolean collect() {
        boolean found = false;
        for (AbstractInsnNode insn : method.instructions) {
            boolean enter = insn.getOpcode() == Opcodes.MONITORENTER;
            boolean monitor = enter || insn.getOpcode() == Opcodes.MONITOREXIT;
            found |= monitor;
            boolean reached = context.before(insn) != null;
            if (monitor && reached) {
                (enter ? enters : exits).add(insn);
            }
        }
        return found;
    }

    private boolean isProvable() {
        if (context.flow() == null) {
            return false;
        }
        for (AbstractInsnNode enter : enters) {
            FlowFrame before = context.before(enter);
            if (before.monitors() == HeldMonitors.UNKNOWN || !before.fromTop(0).isInitialized()) {
                return false;
            }
        }
        return true;
    }

    /** The release hooks, or null when one has no place. */
    private List<ReleaseHook> releases() {
        List<ReleaseHook> releases = new ArrayList<>();
        for (AbstractInsnNode exit : exits) {
            ReleaseHook hook = ReleaseHook.after(exit, context);
            if (hook == null) {
                return null;
            }
            releases.add(hook);
        }
        return releases;
    }

    private void hookEnter(AbstractInsnNode enter) {
        int site = context.site(enter, context.before(enter).fromTop(0));
        // Stack: .., monitor -> .., monitor, monitor, site -> .., monitor
        method.instructions.insertBefore(
                enter, ProbeCalls.list(ProbeCalls.dup(), ProbeCalls.number(site), ProbeCalls.enterMonitor()));
    }
}
