package io.jlockdep.runtime;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which lock class a lock instance belongs to, fixed for the life of the instance. Thread-safe; reads are lock-free.
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

    private static final LockClass BY_INSTANCE = new LockClass(-1, "", "", "", "");
    private static final LockClass OVERFLOW = new LockClass(NONE, "", "", "", "");

    private static final AtomicReferenceArray<LockClass> BY_ID = new AtomicReferenceArray<>(LIMIT + 1);
    private static final AtomicInteger LAST_ID = new AtomicInteger();
    private static final Map<String, LockClass> BY_ROLE = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> USES_OF_KEY = new ConcurrentHashMap<>();

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
            return isSharedByRoles(type) ? BY_INSTANCE : create(keyOf(type), "monitor", type.getName());
        }
    };

    private static final ClassValue<LockClass> BY_CLASS_OBJECT = new ClassValue<>() {
        @Override
        protected LockClass computeValue(Class<?> type) {
            return create(keyOf(type) + ".class", "monitor", "java.lang.Class");
        }
    };

    private LockClasses() {}

    /** The id of the class that a lock belongs to, or {@link #NONE}. */
    static int of(Object lock, int how, int site) {
        Sites.Site where = Sites.get(site);
        if (how == How.END) {
            return byInstance(lock, how, where);
        }
        if (where.confined) {
            int known = where.lockClass;
            if (known == 0) {
                known = byRole(where.field, lock, how).id;
                where.lockClass = known;
            }
            return known;
        }
        Class<?> type = lock.getClass();
        if (type == InitLock.class) {
            return byRole(((InitLock) lock).className + ".<clinit>", lock, how).id;
        }
        if (type == Class.class) {
            return BY_CLASS_OBJECT.get((Class<?>) lock).id;
        }
        LockClass byType = BY_TYPE.get(type);
        return byType != BY_INSTANCE ? byType.id : byInstance(lock, how, where);
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

    /** The class of a role: where a lock is allocated, or which field it is seen through. */
    static LockClass byRole(String key, Object lock, int how) {
        LockClass known = BY_ROLE.get(key);
        if (known != null) {
            return known;
        }
        LockClass created = create(key, How.kind(how), lock.getClass().getName());
        LockClass first = created == OVERFLOW ? null : BY_ROLE.putIfAbsent(key, created);
        return first == null ? created : first;
    }

    private static int byInstance(Object lock, int how, Sites.Site where) {
        Instances.Instance instance = Instances.of(lock);
        if (instance == null) {
            return firstSeen(lock, how, where);
        }
        int known = instance.lockClass();
        return known != 0 ? known : instance.fixLockClass(firstSeen(lock, how, where));
    }

    private static int firstSeen(Object lock, int how, Sites.Site where) {
        String key = where.field != null ? where.field : publicType(lock, how);
        return byRole(how == How.END ? key + ".end" : key, lock, how).id;
    }

    /** The identity of a read-write lock is an inner object of it that nobody knows by name. */
    private static String publicType(Object lock, int how) {
        return (how | How.SHARED) == (How.READ_WRITE | How.SHARED)
                ? "java.util.concurrent.locks.ReentrantReadWriteLock"
                : keyOf(lock.getClass());
    }

    private static LockClass create(String key, String kind, String type) {
        if (LAST_ID.get() >= LIMIT) {
            Status.dropped(NONE);
            return OVERFLOW;
        }
        AtomicInteger unused = new AtomicInteger();
        AtomicInteger uses = USES_OF_KEY.putIfAbsent(key, unused);
        int use = (uses == null ? unused : uses).incrementAndGet();
        int id = LAST_ID.incrementAndGet();
        if (id > LIMIT) {
            LAST_ID.set(LIMIT);
            Status.dropped(NONE);
            return OVERFLOW;
        }
        LockClass created = new LockClass(id, key, use == 1 ? key : key + "#" + use, kind, type);
        BY_ID.set(id, created);
        return created;
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
        return java.util.Vector.class.isAssignableFrom(type)
                || java.util.Hashtable.class.isAssignableFrom(type)
                || type.getName().startsWith("java.util.Collections$Synchronized");
    }

    /** The name of a type without the parts that differ from run to run. */
    private static String keyOf(Class<?> type) {
        String name = type.getName();
        int hidden = name.indexOf('/');
        if (hidden >= 0) {
            name = name.substring(0, hidden);
        }
        int lambda = name.indexOf("$$Lambda");
        return lambda >= 0 ? name.substring(0, lambda + "$$Lambda".length()) : name;
    }
}
