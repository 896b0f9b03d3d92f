package io.jlockdep.history;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Grade;
import io.jlockdep.graph.Subject;
import io.jlockdep.history.History.Remembered;
import io.jlockdep.history.Records.Key;
import io.jlockdep.history.Records.Span;
import io.jlockdep.history.Records.StoredFinding;
import io.jlockdep.history.Records.StoredGrade;
import io.jlockdep.history.Records.StoredOrder;
import io.jlockdep.history.Records.Version;
import io.jlockdep.json.StoredFindingText;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.OrderSeen;
import io.jlockdep.snapshot.ReportedFinding;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What some runs show that a history does not know yet. Used once, by one thread. */
final class Changes {

    /** Rows written at a time: what is more comes with the next second. */
    private static final int MAX_ORDERS = 2_000;

    /** How old a time of last sight may grow before it is written again, milliseconds. */
    private static final long LAST_SEEN_GRAIN = 60_000;

    private final History known;
    private final Map<Key, Version> versions = new HashMap<>();
    private final Map<Key, Remembered> findings = new HashMap<>();
    private final Map<Key, StoredOrder> orders = new HashMap<>();
    private final List<StoredGrade> grades = new ArrayList<>();

    Changes(History known) {
        this.known = known;
    }

    Changes learn(List<JvmSnapshot> runs) {
        for (JvmSnapshot run : runs) {
            if (run.agent().isKnown()) {
                learn(run);
            }
        }
        return this;
    }

    private void learn(JvmSnapshot run) {
        String service = Tables.name(run.service());
        String version = Tables.name(run.subject().version());
        if (!version.isEmpty()) {
            learnVersion(new Version(
                    service,
                    version,
                    run.agent().startMillis(),
                    Math.max(run.agent().startMillis(), run.agent().saidMillis())));
        }
        for (Finding finding : run.graph().findings()) {
            learnFinding(History.keyOf(ReportedFinding.in(run, finding)), version, finding, run.subject());
        }
        for (OrderSeen order : run.orders()) {
            if (orders.size() < MAX_ORDERS) {
                learnOrder(service, version, order);
            }
        }
    }

    private void learnVersion(Version seen) {
        Key key = new Key(seen.service(), seen.version());
        Version before = versions.getOrDefault(key, known.versions.get(key));
        if (before == null
                || seen.firstSeen() < before.firstSeen()
                || seen.lastSeen() > before.lastSeen() + LAST_SEEN_GRAIN) {
            long first = before == null ? seen.firstSeen() : Math.min(before.firstSeen(), seen.firstSeen());
            long last = before == null ? seen.lastSeen() : Math.max(before.lastSeen(), seen.lastSeen());
            versions.put(key, new Version(seen.service(), seen.version(), first, last));
        }
    }

    private void learnFinding(Key key, String version, Finding finding, Subject subject) {
        learnGrade(key, version, finding);
        Span seen = new Span(finding.firstSeenMillis(), version, finding.lastSeenMillis(), version);
        Remembered before = findings.getOrDefault(key, known.findings.get(key));
        if (before == null) {
            findings.put(key, new Remembered(finding, subject, seen));
            return;
        }
        Span span = before.span().with(seen);
        boolean newVersion = !span.lastVersion().equals(before.span().lastVersion());
        boolean worse = finding.verdict().compareTo(before.finding().verdict()) < 0;
        if (newVersion
                || worse
                || !span.firstVersion().equals(before.span().firstVersion())
                || span.firstSeen() < before.span().firstSeen()
                || span.lastSeen() > before.span().lastSeen() + LAST_SEEN_GRAIN) {
            boolean shown = newVersion || worse;
            findings.put(
                    key, new Remembered(shown ? finding : before.finding(), shown ? subject : before.subject(), span));
        }
    }

    private void learnGrade(Key key, String version, Finding finding) {
        List<StoredGrade> before = known.grades.getOrDefault(key, List.of());
        boolean asBad = java.util.stream.Stream.concat(before.stream(), grades.stream())
                .anyMatch(grade -> grade.finding().equals(key)
                        && grade.version().equals(version)
                        && grade.verdict().compareTo(finding.verdict()) <= 0);
        if (!asBad) {
            Grade now = finding.grades().get(finding.grades().size() - 1);
            grades.add(new StoredGrade(key, version, finding.verdict(), now.sinceMillis(), finding.reason()));
        }
    }

    private void learnOrder(String service, String version, OrderSeen order) {
        Key key = History.orderKey(service, order.held(), order.wanted());
        Span seen = Span.at(order.firstSeenMillis(), version);
        StoredOrder pending = orders.get(key);
        Span before = pending != null ? pending.span() : known.orders.get(key);
        Span span = before == null ? seen : before.with(seen);
        if (!span.equals(before)) {
            orders.put(key, History.order(service, order.held(), order.wanted(), span));
        }
    }

    boolean isEmpty() {
        return versions.isEmpty() && findings.isEmpty() && orders.isEmpty() && grades.isEmpty();
    }

    /** Writes them down; the transaction is the caller's. */
    void writeTo(Tables tables) throws SQLException {
        for (Version version : versions.values()) {
            tables.put(version);
        }
        for (Map.Entry<Key, Remembered> entry : findings.entrySet()) {
            Remembered remembered = entry.getValue();
            tables.put(new StoredFinding(
                    entry.getKey(),
                    remembered.finding().verdict(),
                    remembered.span(),
                    StoredFindingText.of(remembered.finding(), remembered.subject())));
        }
        for (StoredGrade grade : grades) {
            tables.put(grade);
        }
        for (StoredOrder order : orders.values()) {
            tables.put(order);
        }
    }

    /** The history with these. */
    History applied() {
        Map<Key, Version> allVersions = new HashMap<>(known.versions);
        allVersions.putAll(versions);
        Map<Key, Remembered> allFindings = new HashMap<>(known.findings);
        allFindings.putAll(findings);
        Map<Key, Span> allOrders = orders.isEmpty() ? known.orders : new HashMap<>(known.orders);
        orders.forEach((key, order) -> allOrders.put(key, order.span()));
        Map<Key, List<StoredGrade>> allGrades = new HashMap<>(known.grades);
        for (StoredGrade grade : grades) {
            List<StoredGrade> list = new ArrayList<>(allGrades.getOrDefault(grade.finding(), List.of()));
            list.add(grade);
            allGrades.put(grade.finding(), list);
        }
        return new History(allFindings, allOrders, allVersions, allGrades, known.acknowledgements);
    }
}
