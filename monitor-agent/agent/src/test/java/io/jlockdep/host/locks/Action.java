package io.jlockdep.host.locks;

/** A call of a lock's method that returns nothing. */
interface Action {

    void take() throws Exception;
}
