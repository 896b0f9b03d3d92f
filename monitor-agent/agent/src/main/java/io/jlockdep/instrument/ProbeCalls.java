package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The instructions that woven code gains: calls of the probe and what they need on the operand stack. */
final class ProbeCalls {

    static final String PROBE = "io/jlockdep/runtime/LockProbe";

    private static final String STAMPED = "Ljava/util/concurrent/locks/StampedLock;";
    private static final String SEMAPHORE = "Ljava/util/concurrent/Semaphore;";

    /** How many more operands than the method's own a hook may have on the stack. */
    static final int EXTRA_STACK = 8;

    private ProbeCalls() {}

    static MethodInsnNode enterMonitor() {
        return call("enterMonitor", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode enterLeaf() {
        return call("enterLeaf", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode exitMonitor() {
        return call("exitMonitor", "(Ljava/lang/Object;)V");
    }

    static MethodInsnNode lock() {
        return call("lock", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode locking() {
        return call("locking", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode locked() {
        return call("locked", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode triedLock() {
        return call("triedLock", "(Ljava/lang/Object;ZI)V");
    }

    static MethodInsnNode triedLockFor() {
        return call("triedLockFor", "(Ljava/lang/Object;ZI)V");
    }

    static MethodInsnNode unlock() {
        return call("unlock", "(Ljava/lang/Object;)V");
    }

    static MethodInsnNode allocated() {
        return call("allocated", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode allocatedIn() {
        return call("allocatedIn", "(Ljava/lang/Object;Ljava/lang/Object;I)V");
    }

    static MethodInsnNode made() {
        return call("made", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode stored() {
        return call("stored", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode waiting() {
        return call("waiting", "(Ljava/lang/Object;JI)V");
    }

    static MethodInsnNode notifying() {
        return call("notifying", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode awaiting() {
        return call("awaiting", "(Ljava/lang/Object;ZI)V");
    }

    static MethodInsnNode signalling() {
        return call("signalling", "(Ljava/lang/Object;I)V");
    }

    static MethodInsnNode stamping() {
        return call("stamping", "(" + STAMPED + "ZI)V");
    }

    static MethodInsnNode stamped() {
        return call("stamped", "(" + STAMPED + "JZI)V");
    }

    static MethodInsnNode triedStamp() {
        return call("triedStamp", "(" + STAMPED + "JZZI)V");
    }

    static MethodInsnNode unstamped() {
        return call("unstamped", "(" + STAMPED + "J)V");
    }

    static MethodInsnNode triedUnstamp() {
        return call("triedUnstamp", "(" + STAMPED + "ZZ)V");
    }

    static MethodInsnNode converted() {
        return call("converted", "(" + STAMPED + "JJI)V");
    }

    static MethodInsnNode acquiring() {
        return call("acquiring", "(" + SEMAPHORE + "I)V");
    }

    static MethodInsnNode acquired() {
        return call("acquired", "(" + SEMAPHORE + "II)V");
    }

    static MethodInsnNode triedAcquire() {
        return call("triedAcquire", "(" + SEMAPHORE + "ZIZI)V");
    }

    static MethodInsnNode drained() {
        return call("drained", "(" + SEMAPHORE + "II)V");
    }

    static MethodInsnNode released() {
        return call("released", "(" + SEMAPHORE + "II)V");
    }

    static MethodInsnNode initializing() {
        return call("initializing", "(Ljava/lang/Class;I)V");
    }

    static MethodInsnNode initialized() {
        return call("initialized", "(Ljava/lang/Class;)V");
    }

    static MethodInsnNode using() {
        return call("using", "(Ljava/lang/Class;I)V");
    }

    static MethodInsnNode usingOwn() {
        return call("usingOwn", "(Ljava/lang/Class;I)V");
    }

    static MethodInsnNode usingWithin() {
        return call("usingWithin", "(Ljava/lang/Class;Ljava/lang/Class;ZI)V");
    }

    static MethodInsnNode usingInitialized() {
        return call("usingInitialized", "(Ljava/lang/Class;I)V");
    }

    static MethodInsnNode starting() {
        return call("starting", "(Ljava/lang/Thread;)V");
    }

    static MethodInsnNode joined() {
        return call("joined", "(Ljava/lang/Thread;)V");
    }

    static MethodInsnNode computing() {
        return call("computing", "(Ljava/util/Map;I)V");
    }

    static MethodInsnNode computed() {
        return call("computed", "(Ljava/util/Map;)V");
    }

    static MethodInsnNode awaitingEnd() {
        return call("awaitingEnd", "(Ljava/lang/Object;ZI)V");
    }

    static MethodInsnNode awaitingResult() {
        return call("awaitingResult", "(Ljava/lang/Object;ZI)V");
    }

    static MethodInsnNode awaitingResults() {
        return call("awaitingResults", "(Ljava/lang/Object;ZI)V");
    }

    static MethodInsnNode awaitingTermination() {
        return call("awaitingTermination", "(Ljava/lang/Object;ZI)V");
    }

    static MethodInsnNode awaitingCountDown() {
        return call("awaitingCountDown", "(Ljava/lang/Object;ZI)V");
    }

    static MethodInsnNode countingDown() {
        return call("countingDown", "(Ljava/lang/Object;)V");
    }

    static MethodInsnNode awaited() {
        return call("awaited", "()V");
    }

    static MethodInsnNode working() {
        return call("working", "(Ljava/util/concurrent/ThreadPoolExecutor;)V");
    }

    static MethodInsnNode submitting() {
        return call("submitting", "(Ljava/util/concurrent/ThreadPoolExecutor;Ljava/lang/Runnable;)V");
    }

    static MethodInsnNode running() {
        return call("running", "(Ljava/lang/Runnable;)V");
    }

    static MethodInsnNode ran() {
        return call("ran", "()V");
    }

    static MethodInsnNode ending() {
        return call("ending", "()V");
    }

    private static MethodInsnNode call(String name, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, PROBE, name, descriptor, false);
    }

    /** Pushes a site or allocation number with the shortest instruction. */
    static AbstractInsnNode number(int number) {
        if (number >= -1 && number <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + number);
        }
        if (number == (byte) number) {
            return new IntInsnNode(Opcodes.BIPUSH, number);
        }
        if (number == (short) number) {
            return new IntInsnNode(Opcodes.SIPUSH, number);
        }
        return new LdcInsnNode(number);
    }

    static AbstractInsnNode dup() {
        return new InsnNode(Opcodes.DUP);
    }

    static InsnList list(AbstractInsnNode... instructions) {
        InsnList list = new InsnList();
        for (AbstractInsnNode instruction : instructions) {
            list.add(instruction);
        }
        return list;
    }
}
