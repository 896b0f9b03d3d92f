package io.jlockdep.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The labels by which frames name objects that are allocated but not constructed yet. Such a label has to stand at the
 * {@code NEW} instruction itself (JVMS 4.10.1.2), also when a hook is put in front of it.
 */
final class NewLabels {

    private NewLabels() {}

    /**
     * Gives frames a label of its own for this {@code NEW}, and returns before which instruction its hook has to stand.
     * What jumps to the old label will meet the hook.
     */
    static AbstractInsnNode keepAt(AbstractInsnNode allocation, MethodNode method) {
        Set<Object> before = new HashSet<>();
        AbstractInsnNode previous = allocation.getPrevious();
        while (previous != null && previous.getOpcode() < 0) {
            before.add(previous);
            previous = previous.getPrevious();
        }
        LabelNode label = new LabelNode();
        boolean named = false;
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof FrameNode frame) {
                named |= replace(frame.local, before, label);
                named |= replace(frame.stack, before, label);
            }
        }
        if (!named) {
            return allocation;
        }
        method.instructions.insertBefore(allocation, label);
        return label;
    }

    private static boolean replace(List<Object> types, Set<Object> before, LabelNode label) {
        boolean named = false;
        for (int i = 0; types != null && i < types.size(); i++) {
            if (before.contains(types.get(i))) {
                types.set(i, label);
                named = true;
            }
        }
        return named;
    }
}
