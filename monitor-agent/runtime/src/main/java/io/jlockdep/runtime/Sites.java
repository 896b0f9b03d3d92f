package io.jlockdep.runtime;

/**
 * The places in woven code, numbered at weave time. Thread-safe.
 *
 * <p>A number is valid for the life of the JVM; 0 is the unknown place, which is also the answer when the table is full.
 */
public final class Sites {

    private Sites() {}

    /**
     * Numbers a place where a lock is acquired.
     *
     * @param className of the class that holds the instruction, with dots
     * @param methodName of the method that holds it
     * @param fileName the source file, or null
     * @param line the source line, or -1
     * @param field the field that the lock is read from, as {@code declaring.Class.field}, or null when it is not
     *     known to come from one
     * @param confined whether every lock ever stored in that field is allocated for it and no other class can store one:
     *     then the field alone is the lock's class and the instance need not be looked up
     * @return the number of the place
     */
    public static int register(
            String className, String methodName, String fileName, int line, String field, boolean confined) {
        return 0;
    }

    /**
     * Numbers a place where a lock is allocated.
     *
     * @param key the stable key of the locks allocated here: {@code declaring.Class.field} when stored in a field at once,
     *     else {@code declaring.Class.method} and an ordinal
     * @param line the source line, or -1
     * @return the number of the allocation
     */
    public static int registerAllocation(String key, int line) {
        return 0;
    }
}
