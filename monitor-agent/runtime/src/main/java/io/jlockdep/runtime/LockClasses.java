package io.jlockdep.runtime;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Which lock class a lock instance belongs to, fixed for the life of the instance once evidence names it. Thread-safe;
 * reads are lock-free.
 *
 * <p>An object of an ordinary type belongs to its type, a {@code Class} object to a class of its own. What many roles
 * share a type for ({@code java.util.concurrent} locks, plain {@code Object}s, collections that do not lock themselves,
 * arrays, strings, boxes) belongs to where it was allocated or, where that is not known, to the field through which it
 * was first seen.
 */
final class LockClasses {

    /** Lockdep's {@code MAX_LOCKDEP_KEYS}. */
    static final int LIMIT = 8191;

    /** What a lock belongs to when the table is full: nothing is learned of it. */
    static final int NONE = 0;

    private static final LockClass BY_INSTANCE = new LockClass(-1, "", "", "", "", null);
    private static final LockClass OVERFLOW = new LockClass(NONE, "", "", "", "", null);

    private static final AtomicReferenceArray<LockClass> BY_ID = new AtomicReferenceArray<>(LIMIT + 1);
    private static final AtomicInteger LAST_ID = new AtomicInteger();

    private static final Role READ_WRITE = Role.of(ReentrantReadWriteLock.class, "");

    private static final Set<Class<?>> BOXES = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Character.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class);

    private static final ClassValue<LockClass> BY_TYPE = new ClassValue<>() {
        @Override
        protected LockClass computeValue(Class<?> type) {
            return isSharedByRoles(type) ? BY_INSTANCE : Role.of(type, "").lockClass("monitor", type, type);
        }
    };

    private static final ClassValue<LockClass> BY_CLASS_OBJECT = new ClassValue<>() {
        @Override
        protected LockClass computeValue(Class<?> type) {
            return Role.of(type, ".class").lockClass("monitor", Class.class, type);
        }
    };

    private static final ClassValue<Role> PUBLIC_TYPES = new ClassValue<>() {
        @Override
        protected Role computeValue(Class<?> type) {
            return Role.of(type, "");
        }
    };

    private LockClasses() {}

    /** The id of the class that a lock belongs to, or {@link #NONE}. */
    static int of(Object lock, int how, int site) {
        return of(lock, how, Sites.get(site));
    }

    static int of(Object lock, int how, Sites.Site where) {
        if (How.isEvent(how)) {
            return byInstance(lock, how, where);
        }
        if (where.byField) {
            return throughField(lock, how, where);
        }
        Class<?> type = lock.getClass();
        if (type == InitLock.class) {
            return byRole(((InitLock) lock).role, lock, how);
        }
        if (type == Class.class) {
            return BY_CLASS_OBJECT.get((Class<?>) lock).id;
        }
        LockClass byType = BY_TYPE.get(type);
        return byType != BY_INSTANCE ? byType.id : byInstance(lock, how, where);
    }

    /**
     * The number by which evidence names an instance, whose class is fixed thereby; 0 when there is no room for it. Locks
     * that nothing new is learned of get none: there may be ten millions of them a second.
     */
    static long number(Object lock, int lockClass) {
        Instances.Instance instance = Instances.of(lock);
        if (instance == null) {
            return 0;
        }
        instance.fixLockClass(lockClass);
        return instance.number;
    }

    /** The number by which evidence names what is waited for, whose class is not known yet; 0 when there is no room for it. */
    static long numberOfEvent(Object event) {
        Instances.Instance instance = Instances.of(event);
        return instance == null ? 0 : instance.number;
    }

    /** The class whose id is given, or null. */
    static LockClass get(int id) {
        return BY_ID.get(id);
    }

    /** The class whose id is given, or one of which nothing is learned. */
    static LockClass getOrNone(int id) {
        LockClass known = BY_ID.get(id);
        return known == null ? OVERFLOW : known;
    }

    /** Classes in use. */
    static int count() {
        return Math.min(LAST_ID.getPlain(), LIMIT);
    }

    /** Looks up the type of plain objects, for which no class is made. */
    static void rehearse() {
        BY_TYPE.get(Object.class);
    }

    static boolean countsPairs(int id) {
        LockClass lockClass = BY_ID.get(id);
        return lockClass != null && lockClass.countsPairs();
    }

    /** What a lock belongs to that plays a role: where it was allocated, or which field it is seen through. */
    static int byRole(Role role, Object lock, int how) {
        return role.lockClass(How.kind(how), lock.getClass(), null).id;
    }

    private static int byInstance(Object lock, int how, Sites.Site where) {
        Instances.Instance instance = Instances.find(lock);
        if (instance == null) {
            return firstSeen(lock, how, where);
        }
        int known = instance.lockClass();
        if (known != 0) {
            return known;
        }
        Role made = instance.made;
        return made == null ? firstSeen(lock, how, where) : instance.fixLockClass(byRole(made, lock, how));
    }

    private static int firstSeen(Object lock, int how, Sites.Site where) {
        if (How.isEvent(how)) {
            return byRole(ofEvent(lock, how, where), lock, how);
        }
        return where.field != null ? throughField(lock, how, where) : byRole(ofPublicType(lock, how), lock, how);
    }

    private static int throughField(Object lock, int how, Sites.Site where) {
        int known = where.lockClass;
        if (known == NONE) {
            known = byRole(where.field, lock, how);
            where.lockClass = known;
        }
        return known;
    }

    /** A pool, and a task that no field tells of, is known by the method that first waited for it. */
    private static Role ofEvent(Object event, int how, Sites.Site where) {
        if ((how | How.SHARED) != (How.POOL | How.SHARED) && where.field != null) {
            return how == How.LATCH ? where.field : where.field.end();
        }
        return how == How.END ? Role.of(event.getClass(), Role.END) : Role.of(where, How.kind(how));
    }

    /** The identity of a read-write lock is an inner object of it that nobody knows by name. */
    private static Role ofPublicType(Object lock, int how) {
        return (how | How.SHARED) == (How.READ_WRITE | How.SHARED) ? READ_WRITE : PUBLIC_TYPES.get(lock.getClass());
    }

    /**
     * Gives a class its number, unless there is no room for it.
     *
     * @param subject as in {@link LockClass}
     */
    static LockClass create(String key, String name, String kind, String type, Object subject) {
        int id = LAST_ID.get() >= LIMIT ? LIMIT + 1 : LAST_ID.incrementAndGet();
        if (id > LIMIT) {
            LAST_ID.set(LIMIT);
            return overflow();
        }
        LockClass created = new LockClass(id, key, name, kind, type, subject);
        BY_ID.set(id, created);
        return created;
    }

    /** What a lock belongs to that there is no room for. */
    static LockClass overflow() {
        Status.dropped(NONE);
        return OVERFLOW;
    }

    private static boolean isSharedByRoles(Class<?> type) {
        return type == Object.class
                || type.isArray()
                || BOXES.contains(type)
                || (type.getClassLoader() == null
                        && (type.getName().startsWith("java.util.concurrent.")
                                || (isCollection(type) && !locksItself(type))));
    }

    private static boolean isCollection(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    /** Whose monitor is taken by their own methods, in which no field can be seen. */
    private static boolean locksItself(Class<?> type) {
        // By name: asking the classes themselves would load them, in the middle of a probe.
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            String name = ancestor.getName();
            if (name.equals("java.util.Vector") || name.equals("java.util.Hashtable")) {
                return true;
            }
        }
        return type.getName().startsWith("java.util.Collections$Synchronized");
    }
}
