package io.jlockdep.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every thread held that was seen to wake up those that wait on the locks of one class, by instance. Instances beyond
 * a limit are summed up in what holds for all of them. Single-threaded, owned by the graph.
 */
final class WakeUps {

    private static final int MAX_INSTANCES = 4_096;

    private final Map<Long, Guards> byInstance = new LinkedHashMap<>();
    private Guards ofOthers;
    private Guards ofAll;

    void learn(long instance, Guards held) {
        ofAll = both(ofAll, held);
        if (instance != 0 && (byInstance.containsKey(instance) || byInstance.size() < MAX_INSTANCES)) {
            byInstance.merge(instance, held, Guards::intersect);
        } else {
            ofOthers = both(ofOthers, held);
        }
    }

    /** What was held whenever that instance was, or may have been, notified; null if it was never seen to be. */
    Guards common(long instance) {
        return instance == 0 ? ofAll : both(byInstance.get(instance), ofOthers);
    }

    private static Guards both(Guards one, Guards other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.intersect(other);
    }
}
