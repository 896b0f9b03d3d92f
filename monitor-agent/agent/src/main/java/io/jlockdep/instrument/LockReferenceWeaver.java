package io.jlockdep.instrument;

import io.jlockdep.runtime.SourceMethod;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Points method references to lock operations ({@code lock::unlock}, {@code ReentrantLock::lock}, {@code
 * ReentrantLock::new}) at {@code LockReferences}, which surrounds the operation with hooks. A reference that acquires captures its site as well.
 *
 * <p>The JDK asks that captured arguments have exactly the types of the method's parameters, so only references through the
 * JDK's own lock types can be served. Serializable references are left alone: their form names the method.
 */
final class LockReferenceWeaver {

    private static final String REFERENCES = "io/jlockdep/runtime/LockReferences";
    private static final String SEMAPHORE = "java/util/concurrent/Semaphore";
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";

    /** The lock types that {@code LockReferences} has methods for. */
    private static final Set<String> SERVED = Set.of(
            "java/util/concurrent/locks/Lock",
            "java/util/concurrent/locks/ReentrantLock",
            "java/util/concurrent/locks/ReentrantReadWriteLock$ReadLock",
            "java/util/concurrent/locks/ReentrantReadWriteLock$WriteLock");

    /** The lock types whose constructor without arguments it has methods for. */
    private static final Set<String> MADE = Set.of(
            "java/util/concurrent/locks/ReentrantLock",
            "java/util/concurrent/locks/ReentrantReadWriteLock",
            "java/util/concurrent/locks/StampedLock");

    private final MethodContext context;
    private final MethodNode method;

    LockReferenceWeaver(MethodContext context) {
        this.context = context;
        this.method = context.method();
    }

    /** Returns whether the method was changed. */
    boolean weave() {
        boolean changed = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof InvokeDynamicInsnNode dynamic && isServed(dynamic)) {
                redirect(dynamic);
                changed = true;
            }
        }
        return changed;
    }

    /** Whether this makes a method reference that can be pointed elsewhere. */
    static boolean isServed(InvokeDynamicInsnNode dynamic) {
        Handle bootstrap = dynamic.bsm;
        boolean plain = bootstrap.getOwner().equals(METAFACTORY)
                && bootstrap.getName().equals("metafactory")
                && dynamic.bsmArgs.length == 3;
        if (!plain || !(dynamic.bsmArgs[1] instanceof Handle target)) {
            return false;
        }
        if (makes(target)) {
            return true;
        }
        boolean virtual = target.getTag() == Opcodes.H_INVOKEVIRTUAL || target.getTag() == Opcodes.H_INVOKEINTERFACE;
        if (!virtual || Type.getArgumentCount(dynamic.desc) > 1) {
            return false;
        }
        return releasesPermit(dynamic, target)
                || LockOperation.of(target.getName(), target.getDesc()) != null
                        && SERVED.contains(lockType(dynamic, target));
    }

    private static boolean makes(Handle target) {
        return target.getTag() == Opcodes.H_NEWINVOKESPECIAL
                && target.getDesc().equals("()V")
                && MADE.contains(target.getOwner());
    }

    private static boolean releasesPermit(InvokeDynamicInsnNode dynamic, Handle target) {
        SemaphoreCall release = SemaphoreCall.RELEASE;
        return target.getName().equals(release.methodName)
                && target.getDesc().equals(release.descriptor)
                && lockType(dynamic, target).equals(SEMAPHORE);
    }

    private static String lockType(InvokeDynamicInsnNode dynamic, Handle target) {
        Type[] captured = Type.getArgumentTypes(dynamic.desc);
        return captured.length == 0 ? target.getOwner() : captured[0].getInternalName();
    }

    private void redirect(InvokeDynamicInsnNode dynamic) {
        Handle target = (Handle) dynamic.bsmArgs[1];
        if (makes(target)) {
            redirectToFactory(dynamic, target.getOwner());
            return;
        }
        if (releasesPermit(dynamic, target)) {
            String descriptor = "(L" + SEMAPHORE + ";)V";
            dynamic.bsmArgs[1] = new Handle(Opcodes.H_INVOKESTATIC, REFERENCES, target.getName(), descriptor, false);
            return;
        }
        LockOperation operation = LockOperation.of(target.getName(), target.getDesc());
        boolean bound = Type.getArgumentCount(dynamic.desc) == 1;
        boolean acquires = operation != LockOperation.UNLOCK;
        dynamic.bsmArgs[1] = bridge(operation, "L" + lockType(dynamic, target) + ";", bound, acquires);
        if (acquires) {
            captureSite(dynamic, bound);
        }
    }

    private void redirectToFactory(InvokeDynamicInsnNode dynamic, String lock) {
        String name = "new" + lock.substring(lock.lastIndexOf('/') + 1);
        dynamic.bsmArgs[1] = new Handle(Opcodes.H_INVOKESTATIC, REFERENCES, name, "(I)L" + lock + ";", false);
        String key = context.owner().nextAllocationKey(SourceMethod.of(method.name));
        int place = context.owner().numbers().allocation(key, null, context.line(dynamic));
        // Stack: .. -> .., place
        capture(dynamic, place);
    }

    private void capture(InvokeDynamicInsnNode dynamic, int number) {
        method.instructions.insertBefore(dynamic, ProbeCalls.number(number));
        dynamic.desc = dynamic.desc.replace(")", "I)");
    }

    private static Handle bridge(LockOperation operation, String lock, boolean bound, boolean acquires) {
        String site = acquires ? "I" : "";
        String first = bound ? lock + site : site + lock;
        String descriptor = "(" + first + operation.descriptor.substring(1);
        return new Handle(Opcodes.H_INVOKESTATIC, REFERENCES, operation.methodName, descriptor, false);
    }

    private void captureSite(InvokeDynamicInsnNode dynamic, boolean bound) {
        FlowFrame before = bound ? context.before(dynamic) : null;
        int site = context.site(dynamic, before == null ? null : before.fromTop(0));
        // Stack: .., [lock] -> .., [lock], site
        capture(dynamic, site);
    }
}
