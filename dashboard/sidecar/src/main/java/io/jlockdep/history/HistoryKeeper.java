package io.jlockdep.history;

import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.graph.Verdict;
import io.jlockdep.history.History.Remembered;
import io.jlockdep.history.Records.Acknowledgement;
import io.jlockdep.history.Records.Key;
import io.jlockdep.history.Records.Span;
import io.jlockdep.history.Records.StoredFinding;
import io.jlockdep.history.Records.StoredGrade;
import io.jlockdep.history.Records.StoredOrder;
import io.jlockdep.history.Records.Version;
import io.jlockdep.json.StoredFindingText;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.words.StackText;
import io.jlockdep.words.VisibleText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what the runs show, once a second. Thread-safe: one lock keeps the connection to one thread at a time.
 *
 * <p>What cannot be written stays in memory and is tried again, over a new connection, until it can.
 */
public final class HistoryKeeper implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(HistoryKeeper.class);

    private static final long PERIOD_MILLIS = 1_000;

    /** How often to read what another sidecar, or a person, has written to the same database. */
    private static final long READ_EVERY_MILLIS = 60_000;

    private final DatabaseAddress address;
    private final Supplier<List<JvmSnapshot>> runs;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keep, "jlockdep-history");
    private final Object lock = new Object();
    private Connection connection;
    private History written = History.EMPTY;
    private long readAt;
    private volatile History latest = History.EMPTY;
    private volatile String trouble = "";

    private HistoryKeeper(DatabaseAddress address, Supplier<List<JvmSnapshot>> runs) {
        this.address = address;
        this.runs = runs;
        thread.setDaemon(true);
    }

    /**
     * Opens the database and reads it; throws when that cannot be done.
     *
     * @param runs gives the latest snapshots of what is watched
     */
    public static HistoryKeeper open(DatabaseAddress address, Supplier<List<JvmSnapshot>> runs) throws SQLException {
        HistoryKeeper keeper = new HistoryKeeper(address, runs);
        synchronized (keeper.lock) {
            keeper.connect();
            keeper.read(true);
        }
        return keeper;
    }

    /** Begins to write; to be called once. */
    public void start() {
        thread.start();
    }

    /** What is known now. */
    public History history() {
        return latest;
    }

    /** Why nothing can be written at present; empty while it can. */
    public String trouble() {
        return trouble;
    }

    /**
     * Writes down that somebody accepts a finding at its present grade.
     *
     * @param until the last day, as in {@code 2027-03-01}
     */
    public void acknowledge(ReportedFinding reported, String by, String reason, String until) throws SQLException {
        Key key = History.keyOf(reported);
        Verdict worst = reported.finding().verdict();
        change(tables -> tables.put(new Acknowledgement(key, worst, by, reason, until, System.currentTimeMillis())));
    }

    /** Takes an acknowledgement back. */
    public void withdraw(ReportedFinding reported) throws SQLException {
        change(tables -> tables.delete(History.keyOf(reported)));
    }

    private void change(Writing writing) throws SQLException {
        synchronized (lock) {
            try {
                connect();
                writing.to(new Tables(connection));
                connection.commit();
                read(false);
            } catch (SQLException e) {
                disconnect();
                throw e;
            }
        }
    }

    private void keep() {
        do {
            writeWhateverComes();
        } while (!pause());
        writeWhateverComes();
    }

    /** A fault of ours costs a second of history, not the rest of it. */
    private void writeWhateverComes() {
        try {
            write();
        } catch (RuntimeException e) {
            if (trouble.isEmpty()) {
                logger.warn("cannot write findings to {}: {}", address, StackText.of(e));
            }
            trouble = e.toString();
        }
    }

    /** Writes what is new now; the thread does so once a second. */
    void write() {
        List<JvmSnapshot> now = runs.get();
        synchronized (lock) {
            Changes changes = new Changes(written).learn(now);
            try {
                connect();
                if (!changes.isEmpty()) {
                    changes.writeTo(new Tables(connection));
                    connection.commit();
                    written = changes.applied();
                }
                if (System.currentTimeMillis() - readAt > READ_EVERY_MILLIS) {
                    read(false);
                }
                latest = written;
                if (!trouble.isEmpty()) {
                    logger.info("the database {} takes findings again", address);
                    trouble = "";
                }
            } catch (SQLException e) {
                latest = changes.applied();
                disconnect();
                if (trouble.isEmpty()) {
                    logger.warn(
                            "cannot write findings to {}, keeping them in memory: {}",
                            address,
                            VisibleText.of(e.toString()));
                }
                trouble = String.valueOf(e.getMessage());
            }
        }
    }

    private void connect() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = address.connect();
        }
    }

    private void disconnect() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                logger.debug("while closing a connection that is broken", e);
            }
        }
    }

    /** Orders are many and known to whoever wrote them: they are read once. */
    private void read(boolean withOrders) throws SQLException {
        Tables tables = new Tables(connection);
        Map<Key, Version> versions = new HashMap<>();
        for (Version version : tables.versions()) {
            versions.put(new Key(version.service(), version.version()), version);
        }
        Map<Key, Remembered> findings = new HashMap<>();
        for (StoredFinding finding : tables.findings()) {
            StoredFindingText.read(finding.document())
                    .ifPresent(content -> findings.put(
                            finding.key(), new Remembered(content.finding(), content.subject(), finding.span())));
        }
        Map<Key, List<StoredGrade>> grades = new HashMap<>();
        for (StoredGrade grade : tables.grades()) {
            grades.computeIfAbsent(grade.finding(), key -> new ArrayList<>()).add(grade);
        }
        Map<Key, Acknowledgement> acknowledgements = new HashMap<>();
        tables.acknowledgements().forEach(each -> acknowledgements.put(each.finding(), each));
        Map<Key, Span> orders = written.orders;
        if (withOrders) {
            orders = new HashMap<>();
            for (StoredOrder order : tables.orders()) {
                orders.put(order.key(), order.span());
            }
        }
        connection.commit();
        readAt = System.currentTimeMillis();
        written = new History(findings, orders, versions, grades, acknowledgements);
        latest = written;
    }

    private boolean pause() {
        try {
            return closed.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Writes what is left, and closes the database. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lock) {
            disconnect();
        }
    }

    /** Something to write. */
    @FunctionalInterface
    private interface Writing {
        void to(Tables tables) throws SQLException;
    }
}
