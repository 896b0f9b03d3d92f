package io.jlockdep.cases;

/**
 * A way to lock in Java: which type, through which of its faces. What is written {@code $} below is an expression for the
 * lock.
 */
enum LockKind {
    /** A {@code synchronized} block on an object of a type of its own. */
    MONITOR(Style.BLOCK, "", "", "$", null),
    /** A {@code synchronized} block on a plain {@code Object}. */
    OBJECT(Style.BLOCK, "Object", "new Object()", "$", null),
    /** A {@code synchronized} method. */
    METHOD(Style.METHOD, "", "", "$", null),
    /** A static {@code synchronized} method: the monitor of a {@code Class}. */
    STATIC_METHOD(Style.METHOD, "", "", "$", null),
    REENTRANT(Style.VIEWS, "ReentrantLock", "new ReentrantLock()", "$", null),
    REENTRANT_INTERRUPTIBLY(Style.INTERRUPTIBLE_VIEWS, "Lock", "new ReentrantLock(true)", "$", null),
    /** A subclass, whose type is the lock class. */
    REENTRANT_SUBCLASS(Style.VIEWS, "", "", "$", null),
    /** Known by its interface. */
    REENTRANT_FAIR(Style.VIEWS, "Lock", "new ReentrantLock(true)", "$", null),
    /** Not taken from its field where it is locked. */
    REENTRANT_HANDED_ON(Style.VIEWS, "Lock", "new ReentrantLock()", "Ways.same($)", null),
    REENTRANT_GETTER(Style.VIEWS, "ReentrantLock", "new ReentrantLock()", "$()", null),
    REENTRANT_ARRAY(Style.VIEWS, "Lock[]", "{null, new ReentrantLock()}", "$[1]", null),
    REENTRANT_LAMBDAS(Style.LAMBDAS, "ReentrantLock", "new ReentrantLock()", "$", null),
    REENTRANT_REFERENCES(Style.REFERENCES, "ReentrantLock", "new ReentrantLock()", "$", null),
    /** Inside of a lock that the program wrote. */
    REENTRANT_WRAPPED(Style.VIEWS, "", "", "$", null),
    /** Called by reflection, which no hook sees; and only on the way in, or out. */
    REENTRANT_REFLECTED(Style.REFLECTED, "ReentrantLock", "new ReentrantLock()", "$", null),
    REENTRANT_REFLECTED_LOCK(Style.REFLECTED_LOCK, "ReentrantLock", "new ReentrantLock()", "$", null),
    REENTRANT_REFLECTED_UNLOCK(Style.REFLECTED_UNLOCK, "ReentrantLock", "new ReentrantLock()", "$", null),
    READ_WRITE(Style.VIEWS, "ReentrantReadWriteLock", "new ReentrantReadWriteLock()", "$.writeLock()", "$.readLock()"),
    READ_WRITE_INTERRUPTIBLY(
            Style.INTERRUPTIBLE_VIEWS,
            "ReadWriteLock",
            "new ReentrantReadWriteLock(true)",
            "$.writeLock()",
            "$.readLock()"),
    /** Its two sides are in fields of their own. */
    READ_WRITE_SIDES(Style.VIEWS, "ReentrantReadWriteLock", "new ReentrantReadWriteLock()", "$Writer", "$Reader"),
    STAMPED(Style.STAMPS, "StampedLock", "new StampedLock()", "$", "$"),
    STAMPED_INTERRUPTIBLY(Style.INTERRUPTIBLE_STAMPS, "StampedLock", "new StampedLock()", "$", "$"),
    STAMPED_VIEWS(Style.VIEWS, "StampedLock", "new StampedLock()", "$.asWriteLock()", "$.asReadLock()"),
    STAMPED_READ_WRITE_VIEW(
            Style.VIEWS, "ReadWriteLock", "new StampedLock().asReadWriteLock()", "$.writeLock()", "$.readLock()");

    /** How Java takes such a lock. */
    enum Style {
        BLOCK,
        METHOD,
        VIEWS,
        INTERRUPTIBLE_VIEWS,
        LAMBDAS,
        REFERENCES,
        REFLECTED,
        REFLECTED_LOCK,
        REFLECTED_UNLOCK,
        STAMPS,
        INTERRUPTIBLE_STAMPS
    }

    final Style style;
    final String type;
    final String allocation;
    private final String exclusive;
    private final String shared;

    LockKind(Style style, String type, String allocation, String exclusive, String shared) {
        this.style = style;
        this.type = type;
        this.allocation = allocation;
        this.exclusive = exclusive;
        this.shared = shared;
    }

    /** The expression for the side of a lock that is taken. */
    String side(String lock, boolean isShared) {
        return (isShared ? shared : exclusive).replace("$", lock);
    }

    boolean isMonitor() {
        return style == Style.BLOCK || style == Style.METHOD;
    }

    boolean hasStamps() {
        return style == Style.STAMPS || style == Style.INTERRUPTIBLE_STAMPS;
    }

    boolean isInterruptible() {
        return style == Style.INTERRUPTIBLE_VIEWS || style == Style.INTERRUPTIBLE_STAMPS;
    }

    /** Whether the type of the lock object, not the field it stands in, is its lock class. */
    boolean isNamedByType() {
        return type.isEmpty();
    }

    /** Whether there is one lock of each class, in no field. */
    boolean isStatic() {
        return this == STATIC_METHOD;
    }

    boolean isSubclass() {
        return this == REENTRANT_SUBCLASS;
    }

    boolean isWrapped() {
        return this == REENTRANT_WRAPPED;
    }

    boolean isInArray() {
        return this == REENTRANT_ARRAY;
    }

    boolean hasGetter() {
        return this == REENTRANT_GETTER;
    }

    boolean hasSides() {
        return this == READ_WRITE_SIDES;
    }

    /** Whether hooks miss some of what is done with it. */
    boolean isReflected() {
        return style.name().startsWith("REFLECTED");
    }

    boolean isShareable() {
        return shared != null;
    }

    boolean isStamped() {
        return name().startsWith("STAMPED");
    }

    boolean isReentrant() {
        return !isStamped();
    }

    boolean hasConditions() {
        return !isStamped();
    }
}
