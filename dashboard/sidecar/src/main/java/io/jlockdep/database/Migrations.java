package io.jlockdep.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Brings the tables to the shape that this version needs: numbered scripts, each applied once, in a transaction with the note
 * that it was. Stateless. Of several processes that come to an empty PostgreSQL database at once, one does so and the others wait.
 */
final class Migrations {

    /** The letters {@code jlockdep}: a number that no other program is likely to lock. */
    private static final long LOCK = 0x6a6c6f636b646570L;

    private Migrations() {}

    /** Throws when the tables were made by a newer version than this. */
    static void apply(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            takeTurns(statement);
            statement.execute("create table if not exists jlockdep_schema (version int primary key)");
            int applied = version(statement);
            if (script(applied + 1).isEmpty() && applied > 0 && script(applied).isEmpty()) {
                throw new SQLException("the database has tables of version " + applied
                        + ", made by a newer sidecar than this one: update the sidecar");
            }
            for (int next = applied + 1; script(next).isPresent(); next++) {
                for (String command : script(next).get().split(";")) {
                    if (!command.isBlank()) {
                        statement.execute(command);
                    }
                }
                statement.execute("insert into jlockdep_schema values (" + next + ")");
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /** Until the transaction ends. A file of H2 belongs to one process, in which nobody else connects before the tables are made. */
    private static void takeTurns(Statement statement) throws SQLException {
        if (statement.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select coalesce(max(version), 0) from jlockdep_schema")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static Optional<String> script(int number) {
        try (InputStream in = Migrations.class.getResourceAsStream(number + ".sql")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
