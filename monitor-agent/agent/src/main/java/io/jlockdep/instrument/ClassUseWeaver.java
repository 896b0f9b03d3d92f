package io.jlockdep.instrument;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LdcInsnNode;

/** Hooks the methods by which a class is used whose initialiser takes a lock, at entry. */
final class ClassUseWeaver {

    private final MethodContext context;

    ClassUseWeaver(MethodContext context) {
        this.context = context;
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        ClassContext owner = context.owner();
        if (!owner.entries().contains(context.method())) {
            return false;
        }
        int site = owner.site(context.method().name, context.firstLine(), null);
        // Stack: empty -> class, site -> empty
        context.method()
                .instructions
                .insert(ProbeCalls.list(
                        new LdcInsnNode(Type.getObjectType(owner.name())),
                        ProbeCalls.number(site),
                        ProbeCalls.usingInitialized()));
        return true;
    }
}
