package io.jlockdep.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which threads are workers of the same pool: those whose names are equal but for the last number.
 * Single-threaded, owned by the graph.
 *
 * <p>A number alone makes no pool: programs number their actors too, each with locks of its own. So only names count
 * that a pool gives to its own workers.
 */
final class ThreadRoles {

    private static final int MAX_ROLES = 10_000;

    /** Executors, ForkJoinPool, Tomcat, Jetty, Undertow. Not Netty: a channel stays with its one event loop. */
    private static final Pattern WORKER = Pattern.compile(
            "(pool-\\d+-thread-|ForkJoinPool.*-worker-|.*-exec-|qtp\\d+-|XNIO-\\d+ task-)\\d+.*", Pattern.DOTALL);

    private final Map<String, ThreadRole> pools = new HashMap<>();
    private boolean grown;

    /** The role of a thread that was seen. */
    ThreadRole learn(ThreadRef thread) {
        Matcher worker = WORKER.matcher(thread.name());
        if (!worker.matches()) {
            return ThreadRole.ALONE;
        }
        ThreadRole role = pools.get(worker.group(1));
        if (role == null) {
            if (pools.size() >= MAX_ROLES) {
                return ThreadRole.ALONE;
            }
            role = new ThreadRole();
            pools.put(worker.group(1), role);
        }
        grown |= role.learn(thread.id()) && role.size() > 1;
        return role;
    }

    /** Whether any pool became larger since this was last asked: what was one thread then may be two now. */
    boolean takeGrown() {
        boolean was = grown;
        grown = false;
        return was;
    }
}
