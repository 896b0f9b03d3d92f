package io.jlockdep.instrument;

import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** The methods of a map that run a function of the program; a {@code ConcurrentHashMap} locks a bin meanwhile. */
enum ComputeCall {
    COMPUTE("compute", "(Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"),
    IF_ABSENT("computeIfAbsent", "(Ljava/lang/Object;Ljava/util/function/Function;)Ljava/lang/Object;"),
    IF_PRESENT("computeIfPresent", "(Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;"),
    MERGE("merge", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/util/function/BiFunction;)Ljava/lang/Object;");

    static final ComputeCall[] ALL = values();

    private static final Set<String> OWNERS =
            Set.of("java/util/Map", "java/util/concurrent/ConcurrentMap", "java/util/concurrent/ConcurrentHashMap");

    final String methodName;
    final String descriptor;

    ComputeCall(String methodName, String descriptor) {
        this.methodName = methodName;
        this.descriptor = descriptor;
    }

    /** The one that this call is, or null. */
    static ComputeCall of(MethodInsnNode call) {
        for (ComputeCall compute : ALL) {
            if (compute.methodName.equals(call.name) && compute.descriptor.equals(call.desc)) {
                return OWNERS.contains(call.owner) ? compute : null;
            }
        }
        return null;
    }
}
