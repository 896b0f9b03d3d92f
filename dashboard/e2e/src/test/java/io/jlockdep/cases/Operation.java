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
        TIMED("W"),
        /** The latest hold of the lock. */
        RELEASE("U"),
        /** The exclusive hold, whatever was taken later. */
        RELEASE_EXCLUSIVE("UL"),
        WAIT("wait"),
        NOTIFY("notify"),
        /** Uses the class of that name, which initialises it the first time. */
        INITIALIZE("init");

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
            return this == SHARED || this == TRY_SHARED;
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
