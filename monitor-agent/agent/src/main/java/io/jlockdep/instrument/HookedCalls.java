package io.jlockdep.instrument;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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

    private HookedCalls() {}

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
