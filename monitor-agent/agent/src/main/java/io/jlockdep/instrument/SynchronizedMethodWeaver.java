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
 * lies outside its own range. A method of {@link LeafMethods} is hooked at entry only.
 */
final class SynchronizedMethodWeaver {

    private final MethodContext context;
    private final MethodNode method;
    private final String owner;

    /** Where the monitor is kept; negative when it is a constant of the class. */
    private int variable = -1;

    SynchronizedMethodWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
        this.owner = context.owner().name();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean initializer = method.name.startsWith("<");
        if (!context.is(Opcodes.ACC_SYNCHRONIZED)
                || initializer
                || context.owner().isInterface()) {
            return false;
        }
        if (context.owner().isLeaf(method)) {
            hookLeaf();
            return true;
        }
        InsnList monitorSetUp = setUpMonitor();
        hookReturns();
        LabelNode body = hookEntry(monitorSetUp, ProbeCalls.enterMonitor());
        hookExceptions(body);
        return true;
    }

    /** Nothing happens while the lock is held to which it would matter, so nobody has to know that it is. */
    private void hookLeaf() {
        if (context.is(Opcodes.ACC_STATIC)) {
            hookEntry(setUpMonitor(), ProbeCalls.enterLeaf());
        } else {
            variable = 0;
            hookEntry(new InsnList(), ProbeCalls.enterLeaf());
        }
    }

    /** Decides where the monitor is kept and returns what puts it there at entry. */
    private InsnList setUpMonitor() {
        if (!context.is(Opcodes.ACC_STATIC)) {
            variable = ThisVariable.in(context);
            return variable == 0 ? new InsnList() : ProbeCalls.list(load(0), store(variable));
        }
        if (context.owner().version() >= Opcodes.V1_5) {
            return new InsnList();
        }
        // Before Java 5 there are no class constants, and no frames that a variable would have to appear in. The JVM
        // finds
        // a class that is running by its name in the tables of its own loader, without asking the loader.
        variable = context.newLocal(1);
        MethodInsnNode forName = new MethodInsnNode(
                Opcodes.INVOKESTATIC, "java/lang/Class", "forName", "(Ljava/lang/String;)Ljava/lang/Class;", false);
        return ProbeCalls.list(new LdcInsnNode(owner.replace('/', '.')), forName, store(variable));
    }

    private AbstractInsnNode monitor() {
        return variable >= 0 ? load(variable) : new LdcInsnNode(Type.getObjectType(owner));
    }

    private static VarInsnNode load(int variable) {
        return new VarInsnNode(Opcodes.ALOAD, variable);
    }

    private static VarInsnNode store(int variable) {
        return new VarInsnNode(Opcodes.ASTORE, variable);
    }

    /** Returns the label at which the unwoven body starts. */
    private LabelNode hookEntry(InsnList monitorSetUp, MethodInsnNode probe) {
        int line = context.firstLine();
        LabelNode entry = new LabelNode();
        LabelNode body = new LabelNode();
        InsnList hook = ProbeCalls.list(entry);
        if (line >= 0) {
            hook.add(new LineNumberNode(line, entry));
        }
        hook.add(monitorSetUp);
        // Stack: empty -> monitor, site -> empty
        hook.add(monitor());
        hook.add(ProbeCalls.number(context.owner().site(method.name, line, null)));
        hook.add(probe);
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
        Object[] locals = variable < 0 ? new Object[0] : ThisVariable.extended(List.of(), variable, owner);
        return new FrameNode(Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
    }
}
