package io.jlockdep.stream;

import io.jlockdep.graph.LockClass;
import java.util.HashMap;
import java.util.Map;

/** The lock classes of one run by their numbers. Single-threaded: owned by the thread that reads the events. */
final class LockClasses {

    private final Map<Integer, LockClass> byId = new HashMap<>();

    /** Learns a class; written again at the start of each chunk, it stays what it was first. */
    void learn(int id, LockClass lockClass) {
        byId.putIfAbsent(id, lockClass);
    }

    boolean knows(ClassRef ref) {
        return byId.containsKey(ref.id());
    }

    /** The class, or one made of nothing but the name when it was never described. */
    LockClass of(ClassRef ref) {
        LockClass known = byId.get(ref.id());
        return known != null ? known : new LockClass(ref.name(), ref.name(), "", "");
    }
}
