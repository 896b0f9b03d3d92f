package io.jlockdep.runtime;

import java.util.Arrays;

/**
 * The places in woven code, numbered at weave time. Thread-safe: registering takes a lock, at weave time only; looking
 * up takes none.
 *
 * <p>A number is valid for the life of the JVM; 0 is the unknown place, which is also the answer when the table is full.
 */
public final class Sites {

    /** Places kept; a large application server has some 50,000. */
    static final int LIMIT = 1 << 18;

    private static final Site UNKNOWN = new Site("", "", "", -1, null, false);

    private static volatile Site[] sites = {UNKNOWN};
    private static int count = 1;

    private static volatile Allocation[] allocations = {new Allocation(null, null)};
    private static int allocationCount = 1;

    private Sites() {}

    /**
     * Numbers a place where a lock is acquired.
     *
     * @param loader of that class, null for the boot loader
     * @param className of the class that holds the instruction, with dots
     * @param methodName of the method that holds it
     * @param fileName the source file, or null
     * @param line the source line, or -1
     * @param field the field that the lock is read from, as {@code declaring.Class.field}, or null when it is not
     *     known to come from one
     * @param byField whether every lock ever stored in that field is allocated for it and no other class can store one:
     *     then the field alone is the lock's class and the instance need not be looked up
     * @return the number of the place
     */
    public static synchronized int register(
            ClassLoader loader,
            String className,
            String methodName,
            String fileName,
            int line,
            String field,
            boolean byField) {
        if (count == LIMIT) {
            return 0;
        }
        Site[] known = sites;
        if (count == known.length) {
            known = Arrays.copyOf(known, Math.max(64, Math.min(LIMIT, count * 2)));
        }
        Role role = field == null ? null : Role.of(field, loader);
        known[count] = new Site(className, methodName, fileName, line, role, byField && field != null);
        sites = known;
        return count++;
    }

    /**
     * Numbers a place where locks are allocated or stored.
     *
     * @param loader of the class that holds the instruction, null for the boot loader
     * @param key the stable key of the locks: {@code declaring.Class.field} when they are stored in a field there, else
     *     {@code declaring.Class.method} and an ordinal
     * @param owner the class whose constructor it is, with dots, where the key is that of a field of the new object; else null
     * @return the number of the place
     */
    public static synchronized int registerRole(ClassLoader loader, String key, String owner) {
        if (allocationCount == LIMIT) {
            return 0;
        }
        Allocation[] known = allocations;
        if (allocationCount == known.length) {
            known = Arrays.copyOf(known, Math.max(64, Math.min(LIMIT, allocationCount * 2)));
        }
        known[allocationCount] = new Allocation(Role.of(key, loader), owner);
        allocations = known;
        return allocationCount++;
    }

    /** The place with a number, {@link #UNKNOWN} for one that was never given out. */
    static Site get(int site) {
        Site[] known = sites;
        Site found = site < known.length ? known[site] : UNKNOWN;
        return found == null ? UNKNOWN : found;
    }

    /** The allocation with a number, one without a role when it was never given out. */
    static Allocation allocation(int allocation) {
        Allocation[] known = allocations;
        return known[allocation < known.length ? allocation : 0];
    }

    /** Places numbered so far. */
    static synchronized int count() {
        return count - 1;
    }

    /** Where a lock is acquired. Immutable but for a cache. */
    static final class Site {

        final String className;
        final String methodName;
        final String fileName;
        final int line;
        final Role field;
        final boolean byField;

        /** The class of the field, 0 before it is known; threads may race to store the same value. */
        int lockClass;

        Site(String className, String methodName, String fileName, int line, Role field, boolean byField) {
            this.className = className;
            this.methodName = methodName;
            this.fileName = fileName == null ? "" : fileName;
            this.line = line;
            this.field = field;
            this.byField = byField;
        }
    }

    /** Where a lock is allocated or stored. */
    static final class Allocation {

        /**
         * Instances followed per allocation. Beyond, the field through which they are seen must do: a place that makes
         * locks without end would fill the table with locks that are gone before anybody asks.
         */
        private static final int INSTANCE_LIMIT = 4096;

        final Role role;
        private final String owner;

        /** Racy: a lost update only means following one instance more. */
        private int instances;

        Allocation(Role role, String owner) {
            this.role = role;
            this.owner = owner;
        }

        boolean followsAnother() {
            return role != null && instances < INSTANCE_LIMIT && instances++ < INSTANCE_LIMIT;
        }

        /** The role of a lock that is made for a field of an object of this type. */
        Role in(Class<?> type) {
            return type.getName().equals(owner) ? role : role.in(type);
        }
    }
}
