package io.jlockdep.instrument;

import java.util.IdentityHashMap;
import java.util.Map;
import org.objectweb.asm.tree.MethodNode;

/** The analyses of one class's methods, each made when first asked for. Single-threaded. */
final class MethodFlows {

    private final Map<MethodNode, MethodFlow> flows = new IdentityHashMap<>();

    /** The analysis of a method that has not been changed yet, or null when it cannot be analysed. */
    MethodFlow of(MethodNode method) {
        if (!flows.containsKey(method)) {
            flows.put(method, MethodFlow.of(method));
        }
        return flows.get(method);
    }

    /** Whether one of the methods asked for so far uses the field as a lock. */
    boolean lock(FieldKey field) {
        for (MethodFlow flow : flows.values()) {
            if (flow != null && flow.uses().isLocked(field)) {
                return true;
            }
        }
        return false;
    }
}
