package io.jlockdep.demo;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** One remapping unit: which domains it knows, and the context entry of each device behind it. Guarded by its lock. */
final class IntelIommu {

    final ReentrantLock lock = new ReentrantLock();

    private final BitSet domain_ids = new BitSet();
    private final Map<Integer, Integer> context_table = new HashMap<>();

    /** Caller holds the lock. */
    void domain_attach_iommu(int did) {
        domain_ids.set(did);
    }

    /** Caller holds the lock. */
    boolean context_present(int source_id) {
        return context_table.containsKey(source_id);
    }

    /** Caller holds the lock. */
    void context_set_domain_id(int source_id, int did) {
        if (!domain_ids.get(did)) {
            throw new IllegalStateException("domain " + did + " is not attached");
        }
        context_table.put(source_id, did);
    }
}
