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
        if (!isProvable()) {
            context.owner().skipMethod();
            return false;
        }
        List<ReleaseHook> releases = releases();
        if (releases == null) {
            context.owner().skipMethod();
            return false;
        }
        enters.forEach(this::hookEnter);
        releases.forEach(ReleaseHook::weave);
        return true;
    }

    private boolean collect() {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.MONITORENTER) {
                enters.add(insn);
            } else if (insn.getOpcode() == Opcodes.MONITOREXIT) {
                exits.add(insn);
            }
        }
        return !enters.isEmpty() || !exits.isEmpty();
    }

    private boolean isProvable() {
        if (context.flow() == null || hasSubroutines()) {
            return false;
        }
        enters.removeIf(insn -> context.before(insn) == null);
        exits.removeIf(insn -> context.before(insn) == null);
        return enters.stream().allMatch(this::isKnown);
    }

    private boolean hasSubroutines() {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn.getOpcode() == Opcodes.JSR) {
                return true;
            }
        }
        return false;
    }

    private boolean isKnown(AbstractInsnNode enter) {
        FlowFrame before = context.before(enter);
        return before.monitors() != HeldMonitors.UNKNOWN && before.fromTop(0).isInitialized();
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
