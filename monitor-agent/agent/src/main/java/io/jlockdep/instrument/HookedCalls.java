package io.jlockdep.instrument;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names and descriptors of the methods whose calls are hooked, as they stand in a constant pool. Immutable. */
final class HookedCalls {

    /** One method. */
    record Call(byte[] name, byte[] descriptor) {}

    static final Call[] ALL = all();

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
        for (JoinCall join : JoinCall.ALL) {
            calls.add(call(JoinCall.METHOD_NAME, join.descriptor));
        }
        for (ComputeCall compute : ComputeCall.ALL) {
            calls.add(call(compute.methodName, compute.descriptor));
        }
        return calls.toArray(new Call[0]);
    }

    private static Call call(String name, String descriptor) {
        return new Call(name.getBytes(StandardCharsets.US_ASCII), descriptor.getBytes(StandardCharsets.US_ASCII));
    }
}
