package io.jlockdep.alerts;

import io.jlockdep.alerts.Incident.Queued;
import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.database.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one sink was told and is to be told, in the database. Owned by one thread. Each change is on disk when its method returns.
 *
 * <p>Several sidecars may share the rows: a change of one that another has changed meanwhile is not made, for the revision is
 * another one then. Who sends holds a claim on the row, so that its events arrive in their order.
 */
final class Outbox implements AutoCloseable {

    /** Incidents kept; more than these would tell nobody anything. */
    private static final int MAX_INCIDENTS = 10_000;

    private static final String ROW = " where sink = ? and dedup_key = ? and revision = ?";

    private final DatabaseAddress address;
    private final String sink;
    private Connection connection;
    private boolean full;

    private Outbox(DatabaseAddress address, String sink) {
        this.address = address;
        this.sink = sink;
    }

    /** Opens the database; throws when that cannot be done. */
    static Outbox open(DatabaseAddress address, String sink) throws SQLException {
        Outbox outbox = new Outbox(address, sink);
        outbox.statements();
        return outbox;
    }

    /** All incidents by their keys, those that are to be sent first coming first. */
    Map<String, Incident> incidents() throws SQLException {
        Map<String, Incident> all = new LinkedHashMap<>();
        List<Incident> rows = statements()
                .query(
                        "select dedup_key, service, version, severity, told, wanted_by, wanted_at, action, due_at,"
                                + " claimed_until, attempts, revision from jlockdep_alert where sink = ?"
                                + " order by attempts, due_at, dedup_key",
                        MAX_INCIDENTS,
                        Outbox::incident,
                        sink);
        connection.commit();
        rows.forEach(incident -> all.put(incident.key(), incident));
        full = all.size() >= MAX_INCIDENTS;
        return all;
    }

    /** Whether there is no room for another incident. */
    boolean isFull() {
        return full;
    }

    private static Incident incident(ResultSet row) throws SQLException {
        String action = row.getString(8);
        return new Incident(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Severity.valueOf(row.getString(4)),
                Told.parse(row.getString(5)),
                row.getString(6),
                row.getLong(7),
                action.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Queued(
                                AlertAction.valueOf(action), row.getLong(9), row.getLong(10), row.getInt(11))),
                row.getLong(12));
    }

    /** A new incident with what is to be told of it. */
    void add(Incident incident, String event) throws SQLException {
        Queued queued = incident.queued().orElseThrow();
        statements()
                .update(
                        "insert into jlockdep_alert (sink, dedup_key, service, version, severity, told, wanted_by,"
                                + " wanted_at, action, event, due_at, claimed_until, attempts, revision)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)",
                        sink,
                        incident.key(),
                        Statements.name(incident.service()),
                        Statements.name(incident.version()),
                        incident.severity().name(),
                        Told.text(incident.told()),
                        incident.wantedBy(),
                        incident.wantedAt(),
                        queued.action().name(),
                        Statements.text(event),
                        queued.dueAt(),
                        incident.revision());
        connection.commit();
    }

    /** Something else is to be told of an incident, or nothing. */
    void change(Incident before, Incident after, String event) throws SQLException {
        Optional<Queued> queued = after.queued();
        if (after.isOver()) {
            update("delete from jlockdep_alert", before);
        } else {
            update(
                    "update jlockdep_alert set severity = ?, action = ?, event = ?, due_at = ?, attempts = 0,"
                            + " revision = revision + 1",
                    before,
                    after.severity().name(),
                    queued.map(next -> next.action().name()).orElse(""),
                    Statements.text(event),
                    queued.map(Queued::dueAt).orElse(0L));
        }
    }

    /** Somebody has to know of it still. */
    void want(Incident incident) throws SQLException {
        update(
                "update jlockdep_alert set wanted_by = ?, wanted_at = ?, version = ?",
                incident,
                incident.wantedBy(),
                incident.wantedAt(),
                Statements.name(incident.version()));
    }

    /**
     * Takes what is to be sent, so that nobody else sends it meanwhile, and notes what the sink may know from now on: should this
     * process die, the next one knows that it does not know. Empty when another sidecar was faster.
     */
    Optional<Claim> claim(Incident incident, Set<Told> possible, long until) throws SQLException {
        int claimed = update(
                "update jlockdep_alert set claimed_until = ?, attempts = attempts + 1, told = ?, revision = revision + 1",
                incident,
                until,
                Told.text(possible));
        if (claimed == 0) {
            return Optional.empty();
        }
        Incident taken = incident.claimed();
        List<String> events = statements()
                .query(
                        "select event from jlockdep_alert" + ROW,
                        1,
                        row -> row.getString(1),
                        sink,
                        taken.key(),
                        taken.revision());
        connection.commit();
        return events.stream().findFirst().map(event -> new Claim(taken, event));
    }

    /** What is being sent. Immutable. */
    record Claim(Incident incident, String event) {}

    /** It was sent, or never will be: the sink knows this, and is to be told nothing unless that was changed meanwhile. */
    void settle(Incident claimed, Set<Told> told) throws SQLException {
        int settled = told.equals(EnumSet.of(Told.NOTHING))
                ? update("delete from jlockdep_alert", claimed)
                : update(
                        "update jlockdep_alert set told = ?, action = '', event = '', claimed_until = 0, attempts = 0,"
                                + " revision = revision + 1",
                        claimed,
                        Told.text(told));
        if (settled == 0) {
            note(claimed, told);
        }
    }

    /** It has to be sent again; the sink knows this. */
    void release(Incident claimed, Set<Told> told) throws SQLException {
        note(claimed, told);
    }

    private void note(Incident claimed, Set<Told> told) throws SQLException {
        statements()
                .update(
                        "update jlockdep_alert set told = ?, claimed_until = 0, revision = revision + 1"
                                + " where sink = ? and dedup_key = ?",
                        Told.text(told),
                        sink,
                        claimed.key());
        connection.commit();
    }

    private int update(String sql, Incident incident, Object... arguments) throws SQLException {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 3);
        all[arguments.length] = sink;
        all[arguments.length + 1] = incident.key();
        all[arguments.length + 2] = incident.revision();
        int changed = statements().update(sql + ROW, all);
        connection.commit();
        return changed;
    }

    private Statements statements() throws SQLException {
        if (connection == null || connection.isClosed()) {
            connection = address.connect();
        }
        return new Statements(connection);
    }

    /** Gives the connection up, so that the next use opens another; what was not committed is undone. */
    @Override
    public void close() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try (broken) {
                broken.rollback();
            } catch (SQLException e) {
                // It is given up because it does not work.
            }
        }
    }
}
