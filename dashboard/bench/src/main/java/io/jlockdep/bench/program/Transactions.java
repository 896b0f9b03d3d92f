package io.jlockdep.bench.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * One thread's transactions on a database in memory: an update, five selects, an insert, a commit. The figure is CPU time
 * per transaction in nanoseconds.
 *
 * <p>Arguments: the JDBC address, how many transactions to do for each line of input, with a figure for each.
 */
public final class Transactions {

    /** Where Derby, which finds it by its name, writes what it would write to a file. */
    public static final OutputStream LOG = OutputStream.nullOutputStream();

    private static final int ACCOUNTS = 1_000;
    private static final int SELECTS = 5;

    private final PreparedStatement update;
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final Connection connection;
    private int done;

    private Transactions(Connection connection) throws SQLException {
        this.connection = connection;
        this.update = connection.prepareStatement("update account set balance = balance + ? where id = ?");
        this.select = connection.prepareStatement("select balance from account where id = ?");
        this.insert = connection.prepareStatement("insert into ledger values (?, ?, ?)");
    }

    public static void main(String[] args) throws SQLException, IOException {
        int each = Integer.parseInt(args[1]);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (Connection connection = connect(args[0])) {
            Transactions transactions = new Transactions(connection);
            while (input.readLine() != null) {
                long start = threads.getCurrentThreadCpuTime();
                transactions.run(each);
                Figure.print((threads.getCurrentThreadCpuTime() - start) / (double) each);
            }
        }
    }

    /** Runs transactions; returns when the first ones, which warm up, were over. */
    static Instant run(String address, int warmUp, int measured) throws SQLException {
        try (Connection connection = connect(address)) {
            Transactions transactions = new Transactions(connection);
            transactions.run(warmUp);
            Instant warm = Instant.now();
            transactions.run(measured);
            return warm;
        }
    }

    private static Connection connect(String address) throws SQLException {
        System.setProperty("derby.stream.error.field", Transactions.class.getName() + ".LOG");
        Connection connection = DriverManager.getConnection(address);
        connection.setAutoCommit(false);
        createTables(connection);
        return connection;
    }

    private static void createTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table account (id int primary key, balance bigint not null)");
            statement.execute("create table ledger (id int primary key, account int, amount bigint)");
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into account values (?, 1000)")) {
            for (int id = 0; id < ACCOUNTS; id++) {
                insert.setInt(1, id);
                insert.executeUpdate();
            }
        }
        connection.commit();
    }

    private void run(int transactions) throws SQLException {
        for (int i = 0; i < transactions; i++) {
            transact();
        }
    }

    private void transact() throws SQLException {
        int number = done++;
        update.setLong(1, number % 7);
        update.setInt(2, number % ACCOUNTS);
        update.executeUpdate();
        for (int i = 0; i < SELECTS; i++) {
            read((number * SELECTS + i) % ACCOUNTS);
        }
        insert.setInt(1, number);
        insert.setInt(2, number % ACCOUNTS);
        insert.setLong(3, number % 7);
        insert.executeUpdate();
        connection.commit();
    }

    private void read(int account) throws SQLException {
        select.setInt(1, account);
        try (ResultSet result = select.executeQuery()) {
            if (!result.next()) {
                throw new IllegalStateException("no account " + account);
            }
            result.getLong(1);
        }
    }
}
