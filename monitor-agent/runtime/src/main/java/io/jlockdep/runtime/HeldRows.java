package io.jlockdep.runtime;

/** Held locks as rows of text, as {@code EVENTS.md} has them. Stateless. */
final class HeldRows {

    private HeldRows() {}

    /**
     * @param depth how many entries of the stack, from the outermost in
     * @param without an entry to leave out, or {@link Occurrence#ALL}
     */
    static String of(HeldLocks held, int depth, int without) {
        long now = System.nanoTime();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            LockClass lockClass = LockClasses.get(classOf(held, i));
            if (i != without && lockClass != null) {
                lockClass.announce();
                append(rows, held, i, lockClass, held.entries[i].since() == 0 ? -1 : now - held.entries[i].since());
            }
        }
        return rows.toString();
    }

    /** A lock that a thread was seen to take, whether or not it holds it now. */
    static String of(Taken taken) {
        LockClass lockClass = LockClasses.getOrNone(taken.lockClass);
        lockClass.announce();
        StringBuilder rows = new StringBuilder();
        append(rows, lockClass, taken.how, taken.instance, Sites.get(taken.site), -1);
        return rows.toString();
    }

    /** What a thread keeps from others although it has no entry for it. */
    static String of(Object kept, int how, Sites.Site where) {
        LockClass lockClass = LockClasses.getOrNone(LockClasses.of(kept, how, 0));
        Instances.Instance instance = Instances.of(kept);
        lockClass.announce();
        StringBuilder rows = new StringBuilder();
        append(rows, lockClass, how, instance == null ? 0 : instance.number, where, -1);
        return rows.toString();
    }

    /** The class of an entry, which a thread that holds only one lock has not asked for yet. */
    private static int classOf(HeldLocks held, int entry) {
        int known = held.entries[entry].lockClass();
        return known != 0
                ? known
                : LockClasses.of(held.entries[entry].lock, held.entries[entry].how(), held.entries[entry].site());
    }

    private static void append(StringBuilder rows, HeldLocks held, int entry, LockClass lockClass, long windowNanos) {
        long number = LockClasses.number(held.entries[entry].lock, lockClass.id);
        append(rows, lockClass, held.entries[entry].how(), number, Sites.get(held.entries[entry].site()), windowNanos);
    }

    private static void append(
            StringBuilder rows, LockClass lockClass, int how, long instance, Sites.Site where, long windowNanos) {
        rows.append(lockClass.id).append('\t');
        Rows.cell(rows, lockClass.name).append('\t').append(How.mode(how));
        rows.append('\t').append(instance).append('\t');
        Rows.cell(rows, where.className).append('\t');
        Rows.cell(rows, where.methodName).append('\t');
        Rows.cell(rows, where.fileName).append('\t').append(where.line).append('\t');
        rows.append(windowNanos).append('\n');
    }
}
