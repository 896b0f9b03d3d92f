package io.jlockdep.instrument;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** Names and descriptors of the methods whose calls are hooked, as they stand in a constant pool. Immutable. */
final class HookedCalls {

    /** One method. */
    record Call(byte[] name, byte[] descriptor) {}

    static final Call[] ALL = all();

    /** Those that much else is called like: hooked only in classes that name a future or an executor. */
    static final Call[] OF_TASKS = {
        call(EventCall.GET.methodName, EventCall.GET.descriptor),
        call(EventCall.JOIN_RESULT.methodName, EventCall.JOIN_RESULT.descriptor),
        call(EventCall.CLOSE.methodName, EventCall.CLOSE.descriptor)
    };

    /** Names of all of them, those of permits too. */
    private static final Set<String> NAMES = names();

    /** By the last five bits of a name's first letter, a bit for each length modulo 32 that such a name has. */
    private static final int[] LENGTHS = lengths();

    private HookedCalls() {}

    /** Whether a name in a constant pool, of which the first byte and the length are given, may be that of a hooked call. */
    static boolean mayBe(byte first, int length) {
        return (LENGTHS[first & 31] >>> length & 1) != 0;
    }

    private static int[] lengths() {
        int[] lengths = new int[32];
        for (String name : NAMES) {
            lengths[name.charAt(0) & 31] |= 1 << name.length();
        }
        return lengths;
    }

    /** Whether a call may be one that is hooked; decided by the name only, for most are not. */
    static boolean mayBe(MethodInsnNode call) {
        return NAMES.contains(call.name);
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        for (LockOperation operation : LockOperation.ALL) {
            names.add(operation.methodName);
        }
        for (WaitCall wait : WaitCall.ALL) {
            names.add(wait.methodName);
        }
        for (StampedCall stamped : StampedCall.ALL) {
            names.add(stamped.methodName);
        }
        for (SemaphoreCall semaphore : SemaphoreCall.ALL) {
            names.add(semaphore.methodName);
        }
        for (EventCall wait : EventCall.ALL) {
            names.add(wait.methodName);
        }
        for (ComputeCall compute : ComputeCall.ALL) {
            names.add(compute.methodName);
        }
        return names;
    }

    private static Call[] all() {
        List<Call> calls = new ArrayList<>();
        for (LockOperation operation : LockOperation.ALL) {
            calls.add(call(operation.methodName, operation.descriptor));
        }
        for (WaitCall wait : WaitCall.ALL) {
            calls.add(call(wait.methodName, wait.descriptor));
        }
        for (StampedCall stamped : StampedCall.ALL) {
            calls.add(call(stamped.methodName, stamped.descriptor));
        }
        for (EventCall wait : EventCall.ALL) {
            if (!mayBeAnything(wait)) {
                calls.add(call(wait.methodName, wait.descriptor));
            }
        }
        for (ComputeCall compute : ComputeCall.ALL) {
            calls.add(call(compute.methodName, compute.descriptor));
        }
        return calls.toArray(new Call[0]);
    }

    private static boolean mayBeAnything(EventCall wait) {
        return wait == EventCall.GET || wait == EventCall.JOIN_RESULT || wait == EventCall.CLOSE;
    }

    private static Call call(String name, String descriptor) {
        return new Call(name.getBytes(StandardCharsets.US_ASCII), descriptor.getBytes(StandardCharsets.US_ASCII));
    }
}
