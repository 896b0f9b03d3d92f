package io.jlockdep.history;

import io.jlockdep.database.Statements;
import io.jlockdep.database.Statements.Row;
import io.jlockdep.graph.Verdict;
import io.jlockdep.history.Records.Acknowledgement;
import io.jlockdep.history.Records.Key;
import io.jlockdep.history.Records.Span;
import io.jlockdep.history.Records.StoredFinding;
import io.jlockdep.history.Records.StoredGrade;
import io.jlockdep.history.Records.StoredOrder;
import io.jlockdep.history.Records.Version;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the tables, in SQL that H2 and PostgreSQL both understand. Owned by the thread that owns the connection. */
final class Tables {

    /** Rows of a kind that are read at most, the latest; a database that has more keeps them. */
    private static final int MAX_ROWS = 100_000;

    /** Findings kept in memory, with their stacks. */
    private static final int MAX_FINDINGS = 1_000;

    private final Statements statements;

    Tables(Connection connection) {
        this.statements = new Statements(connection);
    }

    List<Version> versions() throws SQLException {
        return query(
                "select service, version, first_seen, last_seen from jlockdep_version order by last_seen desc",
                row -> new Version(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)));
    }

    List<StoredFinding> findings() throws SQLException {
        return query(
                "select service, id, verdict, document, first_seen, first_version, last_seen, last_version"
                        + " from jlockdep_finding order by last_seen desc",
                MAX_FINDINGS,
                row -> new StoredFinding(key(row), Verdict.valueOf(row.getString(3)), span(row, 5), row.getString(4)));
    }

    List<StoredGrade> grades() throws SQLException {
        return query(
                "select service, finding, version, verdict, since, reason from jlockdep_grade order by since desc",
                row -> new StoredGrade(
                        key(row),
                        row.getString(3),
                        Verdict.valueOf(row.getString(4)),
                        row.getLong(5),
                        row.getString(6)));
    }

    List<StoredOrder> orders() throws SQLException {
        return query(
                "select service, id, held, wanted, first_seen, first_version, last_seen, last_version"
                        + " from jlockdep_order order by last_seen desc",
                row -> new StoredOrder(key(row), row.getString(3), row.getString(4), span(row, 5)));
    }

    List<Acknowledgement> acknowledgements() throws SQLException {
        return query(
                "select service, finding, verdict, acknowledged_by, reason, until, acknowledged_at"
                        + " from jlockdep_acknowledgement order by acknowledged_at desc",
                row -> new Acknowledgement(
                        key(row),
                        Verdict.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getLong(7)));
    }

    void put(Version version) throws SQLException {
        int known = update(
                "update jlockdep_version set first_seen = least(first_seen, ?), last_seen = greatest(last_seen, ?)"
                        + " where service = ? and version = ?",
                version.firstSeen(),
                version.lastSeen(),
                name(version.service()),
                name(version.version()));
        if (known == 0) {
            update(
                    "insert into jlockdep_version values (?, ?, ?, ?)",
                    name(version.service()),
                    name(version.version()),
                    version.firstSeen(),
                    version.lastSeen());
        }
    }

    void put(StoredFinding finding) throws SQLException {
        Object[] key = key(finding.key());
        Span span = finding.span();
        int known = update(
                "update jlockdep_finding set verdict = ?, document = ?," + SPAN + " where service = ? and id = ?",
                with(new Object[] {finding.verdict().name(), text(finding.document())}, spanArguments(span), key));
        if (known == 0) {
            update(
                    "insert into jlockdep_finding (service, id, verdict, document, first_seen, first_version, last_seen,"
                            + " last_version) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    with(key, new Object[] {finding.verdict().name(), text(finding.document())}, values(span)));
        }
    }

    void put(StoredOrder order) throws SQLException {
        Object[] key = key(order.key());
        int known = update(
                "update jlockdep_order set" + SPAN + " where service = ? and id = ?",
                with(spanArguments(order.span()), key));
        if (known == 0) {
            update(
                    "insert into jlockdep_order (service, id, held, wanted, first_seen, first_version, last_seen,"
                            + " last_version) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    with(key, new Object[] {text(order.held()), text(order.wanted())}, values(order.span())));
        }
    }

    /** Another sidecar may have written before: what came first stays first. */
    private static final String SPAN = " first_version = case when ? < first_seen then ? else first_version end,"
            + " first_seen = least(first_seen, ?),"
            + " last_version = case when ? >= last_seen then ? else last_version end,"
            + " last_seen = greatest(last_seen, ?)";

    private static Object[] spanArguments(Span span) {
        return new Object[] {
            span.firstSeen(),
            name(span.firstVersion()),
            span.firstSeen(),
            span.lastSeen(),
            name(span.lastVersion()),
            span.lastSeen()
        };
    }

    private static Object[] values(Span span) {
        return new Object[] {span.firstSeen(), name(span.firstVersion()), span.lastSeen(), name(span.lastVersion())};
    }

    void put(StoredGrade grade) throws SQLException {
        Object[] key = with(
                key(grade.finding()),
                new Object[] {name(grade.version()), grade.verdict().name()});
        int known = update(
                "update jlockdep_grade set since = least(since, ?)"
                        + " where service = ? and finding = ? and version = ? and verdict = ?",
                with(new Object[] {grade.since()}, key));
        if (known == 0) {
            update(
                    "insert into jlockdep_grade (service, finding, version, verdict, since, reason)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    with(key, new Object[] {grade.since(), text(grade.reason())}));
        }
    }

    void put(Acknowledgement acknowledgement) throws SQLException {
        delete(acknowledgement.finding());
        update(
                "insert into jlockdep_acknowledgement (service, finding, verdict, acknowledged_by, reason, until,"
                        + " acknowledged_at) values (?, ?, ?, ?, ?, ?, ?)",
                with(key(acknowledgement.finding()), new Object[] {
                    acknowledgement.worst().name(),
                    name(acknowledgement.by()),
                    text(acknowledgement.reason()),
                    acknowledgement.until(),
                    acknowledgement.at()
                }));
    }

    /** Takes an acknowledgement back. */
    void delete(Key finding) throws SQLException {
        update("delete from jlockdep_acknowledgement where service = ? and finding = ?", key(finding));
    }

    private int update(String sql, Object... arguments) throws SQLException {
        return statements.update(sql, arguments);
    }

    private <T> List<T> query(String sql, Row<T> row) throws SQLException {
        return query(sql, MAX_ROWS, row);
    }

    private <T> List<T> query(String sql, int limit, Row<T> row) throws SQLException {
        return statements.query(sql, limit, row);
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getString(1), row.getString(2));
    }

    private static Span span(ResultSet row, int column) throws SQLException {
        return new Span(
                row.getLong(column), row.getString(column + 1), row.getLong(column + 2), row.getString(column + 3));
    }

    private static Object[] key(Key key) {
        return new Object[] {name(key.service()), key.id()};
    }

    private static Object[] with(Object[]... parts) {
        List<Object> all = new ArrayList<>();
        for (Object[] part : parts) {
            all.addAll(List.of(part));
        }
        return all.toArray();
    }

    static String name(String text) {
        return Statements.name(text);
    }

    private static String text(String text) {
        return Statements.text(text);
    }
}
