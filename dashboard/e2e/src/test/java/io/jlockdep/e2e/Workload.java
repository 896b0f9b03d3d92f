package io.jlockdep.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A JDBC program: two clerks transfer money among their own accounts, read balances, write a ledger, commit, sometimes
 * think better of it and roll back, and in the end sum up what they did.
 *
 * <p>Arguments: the JDBC address, and optionally the name of a file. The clerks do a fixed amount of work, after which the
 * program prints what the tables hold, the same in every run. Given a file, the clerks then go on reading until the file
 * exists, so that a test can watch the program at work.
 */
public final class Workload {

    private static final int CLERKS = 2;
    private static final int ACCOUNTS = 20;
    private static final int TRANSFERS = 300;

    private Workload() {}

    public static void main(String[] args) throws SQLException, InterruptedException, ExecutionException {
        String address = args[0];
        System.out.println("opening");
        ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
        try (Connection connection = DriverManager.getConnection(address)) {
            createTables(connection);
            Future<?> first = clerks.submit(() -> new Clerk(address, 0).transfer());
            Future<?> second = clerks.submit(() -> new Clerk(address, 1).transfer());
            first.get();
            second.get();
            closeBooks(connection);
            print(connection);
            if (args.length > 1) {
                Path end = Path.of(args[1]);
                first = clerks.submit(() -> new Clerk(address, 0).readUntil(end));
                second = clerks.submit(() -> new Clerk(address, 1).readUntil(end));
                first.get();
                second.get();
            }
        } finally {
            clerks.shutdown();
        }
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table account (id int primary key, owner varchar(20), balance bigint not null)");
            statement.execute("create table ledger (id int primary key, source int, target int, amount bigint)");
            statement.execute("create index ledger_source on ledger (source)");
            statement.execute("create view moved as select source, sum(amount) as amount from ledger group by source");
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into account values (?, ?, 1000)")) {
            for (int id = 0; id < CLERKS * ACCOUNTS; id++) {
                insert.setInt(1, id);
                insert.setString(2, "owner " + id);
                insert.executeUpdate();
            }
        }
    }

    /** What is done once a day: an archive that refers to the accounts, and a table that changes its shape. */
    private static void closeBooks(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create sequence archive_number as bigint start with 1");
            statement.execute("create table archive (number bigint primary key, account int references account (id),"
                    + " amount bigint check (amount >= 0), closed date)");
            statement.execute("create unique index archive_account on archive (account, number)");
            statement.execute("insert into archive select next value for archive_number, source, amount, current_date"
                    + " from ledger where amount > 100");
            statement.execute("update archive set amount = amount + 1 where account in (select id from account)");
            statement.execute("delete from archive where amount > 150");
            connection.commit();
            statement.execute("alter table archive add column remark varchar(200) default 'none'");
            statement.execute("drop index archive_account");
            statement.execute("drop table archive");
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void print(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            System.out.println("accounts " + checksum(statement, "select id, balance from account order by id"));
            System.out.println("ledger " + checksum(statement, "select id, amount from ledger order by id"));
        }
    }

    private static String checksum(Statement statement, String query) throws SQLException {
        long rows = 0;
        long sum = 0;
        long hash = 17;
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows++;
                sum += result.getLong(2);
                hash = 31 * (31 * hash + result.getLong(1)) + result.getLong(2);
            }
        }
        return rows + " rows, sum " + sum + ", hash " + Long.toHexString(hash);
    }

    /** Works on its own rows only, so the outcome does not depend on who is faster. Owned by one thread. */
    private record Clerk(String address, int number) {

        private Void transfer() throws SQLException {
            try (Connection connection = DriverManager.getConnection(address)) {
                connection.setAutoCommit(false);
                for (int i = 0; i < TRANSFERS; i++) {
                    int source = account(i * 7);
                    int target = account(i * 7 + 3);
                    long amount = balance(connection, source) / 10;
                    add(connection, source, -amount);
                    add(connection, target, amount);
                    enter(connection, number * TRANSFERS + i, source, target, amount);
                    connection.commit();
                    if (i % 10 == 0) {
                        withdraw(connection, number * TRANSFERS + i);
                    }
                }
                sumUp(connection);
            }
            return null;
        }

        private Void readUntil(Path end) throws SQLException {
            try (Connection connection = DriverManager.getConnection(address)) {
                for (int i = 0; !Files.exists(end); i++) {
                    balance(connection, account(i));
                }
            }
            return null;
        }

        /** Takes back an entry and the transfer, but not for good. */
        private void withdraw(Connection connection, int entry) throws SQLException {
            try (PreparedStatement delete = connection.prepareStatement("delete from ledger where id = ?")) {
                delete.setInt(1, entry);
                delete.executeUpdate();
                add(connection, account(entry), -1);
            }
            connection.rollback();
        }

        private void sumUp(Connection connection) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(
                    "select a.owner, m.amount from account a join moved m on m.source = a.id order by m.amount desc, 1")) {
                try (ResultSet result = select.executeQuery()) {
                    while (result.next()) {
                        result.getString(1);
                    }
                }
            }
            connection.commit();
        }

        private int account(int i) {
            return number * ACCOUNTS + i % ACCOUNTS;
        }

        private static long balance(Connection connection, int account) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement("select balance from account where id = ?")) {
                select.setInt(1, account);
                try (ResultSet result = select.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        }

        private static void add(Connection connection, int account, long amount) throws SQLException {
            try (PreparedStatement update =
                    connection.prepareStatement("update account set balance = balance + ? where id = ?")) {
                update.setLong(1, amount);
                update.setInt(2, account);
                update.executeUpdate();
            }
        }

        private static void enter(Connection connection, int id, int source, int target, long amount)
                throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("insert into ledger values (?, ?, ?, ?)")) {
                insert.setInt(1, id);
                insert.setInt(2, source);
                insert.setInt(3, target);
                insert.setLong(4, amount);
                insert.executeUpdate();
            }
        }
    }
}
