package io.jlockdep.bugs.program;

import org.apache.commons.dbcp.DriverManagerConnectionFactory;
import org.apache.commons.dbcp.PoolableConnectionFactory;
import org.apache.commons.dbcp.PoolingDataSource;
import org.apache.commons.pool.impl.GenericObjectPool;

/**
 * commons-dbcp 1.2.1 with commons-pool 1.2, DBCP-44: a connection is closed under its lock and goes back to the pool, while
 * the evictor tests and destroys connections under the lock of the pool.
 */
public final class PooledConnection {

    /** A connection that fails its test is destroyed. */
    private static final String FAILING = "select 1 from nowhere";

    private PooledConnection() {}

    public static void main(String[] args) throws Exception {
        GenericObjectPool pool = new GenericObjectPool(null);
        pool.setTestWhileIdle(true);
        PoolableConnectionFactory factory = new PoolableConnectionFactory(
                new DriverManagerConnectionFactory("jdbc:h2:mem:shop", null), pool, null, FAILING, false, true);
        PoolingDataSource source = new PoolingDataSource(factory.getPool());

        TwoThreads.inTurn(() -> source.getConnection().close(), pool::evict);
        System.out.println("idle: " + pool.getNumIdle());
    }
}
