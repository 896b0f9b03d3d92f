package io.jlockdep.runtime;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * What makes locks one lock class: a type, a field, or a place of allocation, as one class loader knows it. Its lock class is
 * made when a lock of it is first nested. Thread-safe and lock-free; does not keep the loader alive.
 */
final class Role {

    /** Keys known. Locks of any further one belong to no class: nothing is learned of them. */
    static final int LIMIT = 1 << 17;

    static final String END = ".end";

    private static final AtomicReferenceFieldUpdater<Role, LockClass> LOCK_CLASS =
            AtomicReferenceFieldUpdater.newUpdater(Role.class, LockClass.class, "lockClass");

    private static final ConcurrentMap<String, Link> BY_KEY = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Role NONE = new Role("", null);

    final String key;

    private final WeakReference<ClassLoader> loader;

    private volatile LockClass lockClass;

    private Role(String key, ClassLoader loader) {
        this.key = key;
        this.loader = loader == null ? null : new WeakReference<>(loader);
    }

    /**
     * The role that a key stands for.
     *
     * @param loader of the class that gives the key, null for the boot loader
     */
    static Role of(String key, ClassLoader loader) {
        while (true) {
            Link newest = BY_KEY.get(key);
            for (Link link = newest; link != null; link = link.earlier) {
                if (link.role.isOf(loader)) {
                    return link.role;
                }
            }
            if (newest == null && COUNT.get() >= LIMIT) {
                return NONE;
            }
            Role added = new Role(key, loader);
            Link link = newest == null ? new Link(added, null, 0) : newest.with(added);
            if (newest != null && BY_KEY.replace(key, newest, link)) {
                return added;
            }
            if (newest == null && BY_KEY.putIfAbsent(key, link) == null) {
                COUNT.incrementAndGet();
                return added;
            }
        }
    }

    /** The role of an object whose type says what it is for. */
    static Role of(Class<?> type, String suffix) {
        return of(keyOf(type) + suffix, type.getClassLoader());
    }

    /** The role of what a method waits for. */
    static Role of(Sites.Site where, String kind) {
        return of(where.className + '.' + SourceMethod.of(where.methodName) + '.' + kind, null);
    }

    /** The part that locks of this role play in objects of one type, where a base class makes them for its subclasses. */
    Role in(Class<?> owner) {
        return of(key + '(' + keyOf(owner) + ')', owner.getClassLoader());
    }

    /** The end of a thread that plays this role. */
    Role end() {
        return of(key + END, loader == null ? null : loader.get());
    }

    /**
     * The lock class, made for the first lock that asks.
     *
     * @param kind as in {@link LockClass}
     * @param type of that lock
     * @param subject as in {@link LockClass}
     */
    LockClass lockClass(String kind, Class<?> type, Object subject) {
        LockClass known = lockClass;
        if (known != null || this == NONE) {
            return known == null ? LockClasses.overflow() : known;
        }
        int others = BY_KEY.get(key).used();
        String name = others == 0 ? key : key + "#" + (others + 1);
        LockClass created = LockClasses.create(key, name, kind, type.getTypeName(), subject);
        return created.id == LockClasses.NONE || LOCK_CLASS.compareAndSet(this, null, created) ? created : lockClass;
    }

    private boolean isOf(ClassLoader other) {
        return loader == null ? other == null : other != null && loader.refersTo(other);
    }

    /** The name of a type without the parts that differ from run to run. */
    private static String keyOf(Class<?> type) {
        String name = type.getTypeName();
        int hidden = name.indexOf('/');
        if (hidden >= 0) {
            name = name.substring(0, hidden);
        }
        int lambda = name.indexOf("$$Lambda");
        return lambda >= 0 ? name.substring(0, lambda + "$$Lambda".length()) : name;
    }

    private boolean isGone() {
        return loader != null && loader.refersTo(null);
    }

    /** The roles of one key; the first one counts for all. Immutable. */
    private static final class Link {

        final Role role;
        final Link earlier;

        /** Those left out, because their loader is gone, that had a lock class. */
        final int gone;

        Link(Role role, Link earlier, int gone) {
            this.role = role;
            this.earlier = earlier;
            this.gone = gone;
        }

        /** Leaves out those whose loader is gone. */
        Link with(Role added) {
            Link alive = null;
            int left = gone;
            for (Link link = this; link != null; link = link.earlier) {
                if (!link.role.isGone()) {
                    alive = new Link(link.role, alive, 0);
                } else if (link.role.lockClass != null) {
                    left++;
                }
            }
            return new Link(added, alive, left);
        }

        /** How many of them have had a lock class. */
        int used() {
            int used = gone;
            for (Link link = this; link != null; link = link.earlier) {
                used += link.role.lockClass == null ? 0 : 1;
            }
            return used;
        }
    }
}
