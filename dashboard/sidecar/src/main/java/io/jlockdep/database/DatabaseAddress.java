package io.jlockdep.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where the database is. Immutable.
 *
 * @param url JDBC address, of H2 or PostgreSQL
 * @param user empty for none
 * @param password empty for none
 */
public record DatabaseAddress(String url, String user, String password) {

    /** A database that ends with this process. */
    public static final DatabaseAddress IN_MEMORY = new DatabaseAddress("jdbc:h2:mem:", "", "");

    /** A database in a file, made if missing. What is committed there is on disk. */
    public static DatabaseAddress ofFile(Path file) {
        return new DatabaseAddress("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0", "", "");
    }

    /** A new connection that commits when it is told to, its tables in the shape that this version needs. */
    public Connection connect() throws SQLException {
        Connection connection =
                user.isEmpty() ? DriverManager.getConnection(url) : DriverManager.getConnection(url, user, password);
        try {
            Migrations.apply(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Says the address without what may be secret. */
    @Override
    public String toString() {
        int parameters = url.indexOf('?');
        int settings = url.indexOf(';');
        int end = Math.min(parameters < 0 ? url.length() : parameters, settings < 0 ? url.length() : settings);
        return url.substring(0, end);
    }
}
