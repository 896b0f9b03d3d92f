package io.jlockdep.instrument;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Hooks a {@code synchronized} method, whose monitor stays the JVM's: at entry, before each return, and in one catch-any
 * handler that hooks and throws on. The handler comes last in the table, so the method's own catch blocks come first, and
 * lies outside its own range.
 */
final class SynchronizedMethodWeaver {

    private final MethodContext context;
    private final MethodNode method;
    private final boolean hasClassConstants;
    private VarInsnNode classVariable;

    SynchronizedMethodWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
        this.hasClassConstants = context.owner().version() >= Opcodes.V1_5;
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        if (!isSynchronized()) {
            return false;
        }
        if (!context.is(Opcodes.ACC_STATIC) && !ThisVariable.isAlwaysThis(context)) {
            context.owner().skipMethod();
            return false;
        }
        hookReturns();
        LabelNode body = hookEntry();
        hookExceptions(body);
        return true;
    }

    private boolean isSynchronized() {
        boolean initializer = method.name.startsWith("<");
        return context.is(Opcodes.ACC_SYNCHRONIZED)
                && !initializer
                && !context.owner().isInterface();
    }

    /** Returns the label at which the unwoven body starts. */
    private LabelNode hookEntry() {
        int line = context.firstLine();
        LabelNode entry = new LabelNode();
        LabelNode body = new LabelNode();
        InsnList hook = ProbeCalls.list(entry);
        if (line >= 0) {
            hook.add(new LineNumberNode(line, entry));
        }
        // Stack: empty -> monitor, site -> empty
        hook.add(firstMonitor());
        hook.add(ProbeCalls.number(context.owner().site(method.name, line, null)));
        hook.add(ProbeCalls.enterMonitor());
        hook.add(body);
        method.instructions.insert(hook);
        return body;
    }

    private void hookReturns() {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            int opcode = insn.getOpcode();
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                // Stack: .., result -> .., result, monitor -> .., result
                method.instructions.insertBefore(insn, ProbeCalls.list(monitor(), ProbeCalls.exitMonitor()));
            }
        }
    }

    private void hookExceptions(LabelNode body) {
        LabelNode handler = new LabelNode();
        method.instructions.add(handler);
        if (context.owner().version() >= Opcodes.V1_6) {
            method.instructions.add(handlerFrame());
        }
        // Stack: throwable -> throwable, monitor -> throwable
        method.instructions.add(ProbeCalls.list(monitor(), ProbeCalls.exitMonitor(), new InsnNode(Opcodes.ATHROW)));
        method.tryCatchBlocks.add(new TryCatchBlockNode(body, handler, handler, null));
    }

    private FrameNode handlerFrame() {
        List<Object> locals = context.is(Opcodes.ACC_STATIC)
                ? List.of()
                : List.of(context.owner().name());
        return new FrameNode(Opcodes.F_FULL, locals.size(), locals.toArray(), 1, new Object[] {"java/lang/Throwable"});
    }

    private AbstractInsnNode monitor() {
        if (!context.is(Opcodes.ACC_STATIC)) {
            return new VarInsnNode(Opcodes.ALOAD, 0);
        }
        if (hasClassConstants) {
            return new LdcInsnNode(Type.getObjectType(context.owner().name()));
        }
        return new VarInsnNode(Opcodes.ALOAD, classVariable().var);
    }

    private InsnList firstMonitor() {
        if (!context.is(Opcodes.ACC_STATIC) || hasClassConstants) {
            return ProbeCalls.list(monitor());
        }
        // Before Java 5 there are no class constants, and no frames that a variable would have to appear in. The JVM
        // finds
        // a class that is running by its name and its own loader without asking the loader.
        return ProbeCalls.list(
                new LdcInsnNode(context.owner().name().replace('/', '.')),
                new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        "java/lang/Class",
                        "forName",
                        "(Ljava/lang/String;)Ljava/lang/Class;",
                        false),
                ProbeCalls.dup(),
                classVariable());
    }

    private VarInsnNode classVariable() {
        if (classVariable == null) {
            classVariable = new VarInsnNode(Opcodes.ASTORE, context.newLocal(1));
        }
        return classVariable;
    }
}
