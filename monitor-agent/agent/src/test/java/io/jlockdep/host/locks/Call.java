package io.jlockdep.host.locks;

/** A call of a lock's method. */
interface Call {

    /** @return what the method returned, null when it returns nothing */
    Object make() throws Exception;
}
