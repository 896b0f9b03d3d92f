package io.jlockdep.instrument;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;

/** What one method does with the values that flow through it. Single-threaded. */
final class LockUses {

    private final Map<FieldInsnNode, Origin> stores = new IdentityHashMap<>();
    private final Map<AbstractInsnNode, ArrayStore> arrayStores = new IdentityHashMap<>();
    private final Set<Object> escaped = new HashSet<>();
    private final Set<Object> locked = new HashSet<>();

    void store(FieldInsnNode store, Origin value) {
        stores.put(store, value);
    }

    void storeInArray(AbstractInsnNode store, Origin array, Origin value) {
        arrayStores.put(store, new ArrayStore(array, value));
    }

    void lock(Origin value) {
        locked.addAll(value.sources());
        if (value.sources().size() > 1) {
            // Several sources meet at one lock operation: none of them is the proven one there.
            escaped.addAll(value.sources());
        }
    }

    void escape(Origin value) {
        escaped.addAll(value.sources());
    }

    /** The value that each reachable store to a field stores. */
    Map<FieldInsnNode, Origin> stores() {
        return stores;
    }

    /** The array and the value of each reachable store to an element of an array. */
    Map<AbstractInsnNode, ArrayStore> arrayStores() {
        return arrayStores;
    }

    /** Whether a value of this source is handed to code that we cannot follow; a store to a field does not count. */
    boolean escapes(Object source) {
        return escaped.contains(source);
    }

    boolean isLocked(Object source) {
        return locked.contains(source);
    }

    /** What a store to an element of an array stores, and where; no record, whose methods are linked at run time. Immutable. */
    static final class ArrayStore {

        final Origin array;
        final Origin value;

        private ArrayStore(Origin array, Origin value) {
            this.array = array;
            this.value = value;
        }
    }
}
