package io.jlockdep.bugs.program;

import java.sql.Connection;
import java.sql.DriverManager;
import org.hsqldb.DatabaseManager;

/**
 * HSQLDB 1.8.0: a session closes under the lock of its database and leaves the session manager, while all sessions are closed
 * under the lock of the session manager.
 */
public final class ClosedSessions {

    private static final String MEMORY = "jdbc:hsqldb:mem:shop";

    private ClosedSessions() {}

    public static void main(String[] args) throws Exception {
        Class.forName("org.hsqldb.jdbcDriver");
        Connection leaves = DriverManager.getConnection(MEMORY, "sa", "");
        Connection stays = DriverManager.getConnection(MEMORY, "sa", "");

        TwoThreads.inTurn(leaves::close, () -> DatabaseManager.closeDatabases(0));
        System.out.println("closed: " + stays.isClosed());
    }
}
