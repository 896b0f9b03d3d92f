package io.jlockdep.bugs.program;

import org.apache.commons.pool.BaseKeyedPoolableObjectFactory;
import org.apache.commons.pool.impl.GenericKeyedObjectPool;

/** commons-pool 1.2, POOL-125: the pool calls the factory, which is the program's, under its own lock. */
public final class PooledSeats extends BaseKeyedPoolableObjectFactory {

    private final GenericKeyedObjectPool seats = new GenericKeyedObjectPool(this);
    private int made;

    private PooledSeats() {}

    public static void main(String[] args) throws InterruptedException {
        PooledSeats hall = new PooledSeats();

        TwoThreads.inTurn(() -> hall.seats.borrowObject("row 1"), hall::openRow);
        System.out.println("taken: " + hall.seats.getNumActive());
    }

    private synchronized void openRow() throws Exception {
        seats.borrowObject("row 2");
    }

    @Override
    public synchronized Object makeObject(Object row) {
        return row + ", seat " + ++made;
    }
}
