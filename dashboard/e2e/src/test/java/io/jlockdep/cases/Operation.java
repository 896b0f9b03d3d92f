package io.jlockdep.cases;

/**
 * What a thread does with a lock. Immutable.
 *
 * @param lock {@code A} is the only instance of its class, {@code x1} is instance 1 of class {@code x}
 */
record Operation(Action action, String lock) {

    enum Action {
        EXCLUSIVE("L"),
        SHARED("R"),
        TRY("T"),
        TRY_SHARED("TR"),
        TIMED_SHARED("WR"),
        TIMED("W"),
        /** The latest hold of the lock. */
        RELEASE("U"),
        /** The exclusive hold, whatever was taken later. */
        RELEASE_EXCLUSIVE("UL"),
        /** A stamp that is held shared is changed for an exclusive one. */
        CONVERT("C"),
        /** Reads without taking anything. */
        OPTIMISTIC("O"),
        WAIT("wait"),
        TIMED_WAIT("wait(9 s)"),
        NOTIFY("notify"),
        /** Uses the class of that name, which initialises it the first time. */
        INITIALIZE("init"),
        /** The same, by making an instance of it. */
        INSTANTIATE("new"),
        /** The same, by reading a field of it. */
        READ_FIELD("get");

        final String sign;

        Action(String sign) {
            this.sign = sign;
        }

        static Action of(String sign) {
            for (Action action : values()) {
                if (action.sign.equals(sign)) {
                    return action;
                }
            }
            throw new IllegalArgumentException("no operation is written '" + sign + "'");
        }

        boolean acquires() {
            return compareTo(TIMED) <= 0;
        }

        boolean blocks() {
            return this == EXCLUSIVE || this == SHARED;
        }

        boolean isShared() {
            return this == SHARED || this == TRY_SHARED || this == TIMED_SHARED;
        }

        boolean isTimed() {
            return this == TIMED || this == TIMED_SHARED;
        }

        /** Whether it is done with a class, not with a lock. */
        boolean usesClass() {
            return compareTo(INITIALIZE) >= 0;
        }

        boolean waits() {
            return this == WAIT || this == TIMED_WAIT;
        }

        boolean releases() {
            return this == RELEASE || this == RELEASE_EXCLUSIVE;
        }
    }

    /** The class of the lock, as the case names it. */
    String lockClass() {
        return lock.replaceAll("\\d", "");
    }

    boolean isOneOfSeveral() {
        return !lock.equals(lockClass());
    }
}
