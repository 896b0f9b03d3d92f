package io.jlockdep.runtime;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The threads none of which can go on, because each waits for another of them; where one waits for a worker of a pool, for all
 * of its workers. Stateless.
 */
final class Stuck {

    private Stuck() {}

    /** @param waiting threads that have waited since the look before */
    static Set<Blocked> among(Collection<Blocked> waiting) throws Throwable {
        Set<Blocked> stuck = new HashSet<>(waiting);
        boolean fewer = true;
        while (fewer) {
            fewer = false;
            for (Iterator<Blocked> each = stuck.iterator(); each.hasNext(); ) {
                if (!isKept(each.next(), stuck)) {
                    each.remove();
                    fewer = true;
                }
            }
        }
        return stuck;
    }

    private static boolean isKept(Blocked waiter, Set<Blocked> stuck) throws Throwable {
        ThreadPoolExecutor pool = waiter.poolItNeeds();
        if (pool != null) {
            return areAllWorkersIn(stuck, pool);
        }
        for (Blocked other : stuck) {
            if (other.keepsOut(waiter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areAllWorkersIn(Set<Blocked> stuck, ThreadPoolExecutor pool) throws Throwable {
        int workers = 0;
        for (Blocked blocked : stuck) {
            workers += blocked.worksFor(pool) ? 1 : 0;
        }
        int limit = TaskAccess.limitOf(pool);
        return limit > 0 && workers >= limit && workers == TaskAccess.workersOf(pool);
    }
}
