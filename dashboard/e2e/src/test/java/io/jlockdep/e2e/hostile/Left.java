package io.jlockdep.e2e.hostile;

/** One side. */
final class Left {

    private int met;

    synchronized void meet(Right right) {
        right.nod();
    }

    synchronized void nod() {
        met++;
    }
}
