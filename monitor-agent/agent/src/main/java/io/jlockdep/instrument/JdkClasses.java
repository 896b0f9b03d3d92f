package io.jlockdep.instrument;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The JDK classes that are woven; all others are not. */
final class JdkClasses {

    /** One woven class. Immutable. */
    record Chosen(String name, String reason) {}

    private static final List<Chosen> CHOSEN = List.of(
            new Chosen(
                    "java.lang.Thread", "start and join order what threads do; exit shows what was held; nothing else"),
            new Chosen(
                    "java.lang.VirtualThread",
                    "start orders what threads do, its end shows what was held; nothing else"),
            new Chosen("java.util.concurrent.ThreadPoolExecutor", "the end of a task shows what it held; nothing else"),
            new Chosen("java.util.Vector", "every method locks; v1.addAll(v2) against v2.addAll(v1) deadlocks"),
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
            new Chosen("java.util.Collections$SynchronizedNavigableMap", "locks a mutex"));

    private static final Set<String> NAMES = CHOSEN.stream().map(Chosen::name).collect(Collectors.toUnmodifiableSet());

    private JdkClasses() {}

    static List<Chosen> chosen() {
        return CHOSEN;
    }

    /** @param className with dots */
    static boolean isChosen(String className) {
        return NAMES.contains(className);
    }
}
