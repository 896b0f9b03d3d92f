package io.jlockdep.e2e.hostile;

/** One side. */
final class Right {

    private int met;

    synchronized void meet(Left left) {
        left.nod();
    }

    synchronized void nod() {
        met++;
    }
}
