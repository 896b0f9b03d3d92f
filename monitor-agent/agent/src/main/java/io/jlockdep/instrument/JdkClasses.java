package io.jlockdep.instrument;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The JDK classes that are woven; all others are not. None is loaded for our sake: those that the program has loaded are
 * retransformed, the others are woven if and when it loads them.
 *
 * <p>Chosen are classes that call the program, or wait, while they hold a lock of their own. A lock under which only the
 * JDK's own code runs and which asks for no further lock is on no cycle.
 */
final class JdkClasses {

    /** One woven class. Immutable. */
    record Chosen(String name, String reason) {}

    private static final List<Chosen> CHOSEN = List.of(
            // Threads.
            new Chosen(
                    "java.lang.Thread", "start and join order what threads do; exit shows what was held; nothing else"),
            new Chosen(
                    "java.lang.VirtualThread",
                    "start orders what threads do, its end shows what was held; nothing else"),
            new Chosen(
                    "java.util.concurrent.ThreadPoolExecutor",
                    "who works for it and what they submit to it; the end of a task shows what it held; nothing else"),
            new Chosen("java.util.concurrent.FutureTask", "which task a thread runs; nothing else"),
            new Chosen("java.util.concurrent.CompletableFuture$AsyncSupply", "as FutureTask"),
            new Chosen("java.util.concurrent.CompletableFuture$AsyncRun", "as FutureTask"),
            // Collections that lock themselves.
            new Chosen("java.util.Vector", "every method locks; a.equals(b) against b.equals(a) deadlocks"),
            new Chosen("java.util.Vector$Itr", "locks its vector at each step"),
            new Chosen("java.util.Vector$ListItr", "locks its vector at each step"),
            new Chosen("java.util.Vector$VectorSpliterator", "locks its vector"),
            new Chosen("java.util.Stack", "a Vector with locking methods of its own"),
            new Chosen("java.util.Hashtable", "every method locks; a.equals(b) against b.equals(a) deadlocks"),
            new Chosen("java.util.Hashtable$Enumerator", "locks its table to remove"),
            new Chosen("java.util.Properties", "overrides nearly all of Hashtable with locking methods of its own"),
            new Chosen("java.lang.StringBuffer", "every method locks; a.append(b) locks both"),
            new Chosen("java.util.Collections$SynchronizedCollection", "locks a mutex; addAll calls the argument"),
            new Chosen("java.util.Collections$SynchronizedSet", "locks a mutex; equals calls the argument"),
            new Chosen("java.util.Collections$SynchronizedSortedSet", "locks a mutex"),
            new Chosen("java.util.Collections$SynchronizedNavigableSet", "locks a mutex"),
            new Chosen("java.util.Collections$SynchronizedList", "locks a mutex; equals calls the argument"),
            new Chosen("java.util.Collections$SynchronizedRandomAccessList", "locks a mutex"),
            new Chosen("java.util.Collections$SynchronizedMap", "locks a mutex; compute methods call the program"),
            new Chosen("java.util.Collections$SynchronizedSortedMap", "locks a mutex"),
            new Chosen("java.util.Collections$SynchronizedNavigableMap", "locks a mutex"),
            new Chosen(
                    "java.util.concurrent.CopyOnWriteArrayList",
                    "removeIf, replaceAll, sort and addIfAbsent call the program under its lock"),
            // They wait while other locks may be held, and call the program under their own.
            new Chosen("java.util.concurrent.PriorityBlockingQueue", "compares the program's objects under its lock"),
            new Chosen("java.util.concurrent.DelayQueue", "asks the program's objects for their delay under its lock"),
            new Chosen("java.util.concurrent.CyclicBarrier", "runs the program's action under its lock"),
            // Output, which calls whatever stream or writer is below it.
            new Chosen("java.io.PrintStream", "locks itself while it prints; System.out may be a stream that logs"),
            new Chosen("java.io.PrintWriter", "locks the writer below it while it calls it"),
            // Logging: application locks are held while it logs, and it calls back for what to print.
            new Chosen("java.util.logging.Logger", "a lock for the tree of all loggers"),
            new Chosen("java.util.logging.LogManager", "closes and opens handlers under its lock"),
            new Chosen("java.util.logging.LogManager$LoggerContext", "adds loggers under its lock"),
            new Chosen("java.util.logging.LogManager$LoggerWeakRef", "locks the context of a logger that is gone"),
            new Chosen("java.util.logging.LogManager$Cleaner", "closes all handlers at exit under a lock"),
            new Chosen("java.util.logging.Handler", "set up under its lock"),
            new Chosen("java.util.logging.StreamHandler", "formats under its lock until JDK 24, which calls toString"),
            new Chosen("java.util.logging.FileHandler", "a StreamHandler with locking methods of its own"),
            new Chosen("java.util.logging.MemoryHandler", "pushes to another handler under its lock"),
            new Chosen("java.util.logging.SocketHandler", "a StreamHandler with locking methods of its own"),
            // Others that call the program under a lock.
            new Chosen("java.util.Observable", "compares observers under its lock"),
            new Chosen("java.sql.DriverManager", "initialises drivers under a lock"));

    private static final Set<String> NAMES = names();

    private JdkClasses() {}

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Chosen chosen : CHOSEN) {
            names.add(chosen.name);
        }
        return names;
    }

    static List<Chosen> chosen() {
        return CHOSEN;
    }

    /** @param className with dots */
    static boolean isChosen(String className) {
        return NAMES.contains(className);
    }
}
