package io.jlockdep.history;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Grade;
import io.jlockdep.history.Records.Acknowledgement;
import io.jlockdep.history.Records.Key;
import io.jlockdep.history.Records.Span;
import io.jlockdep.history.Records.StoredGrade;
import io.jlockdep.history.Records.StoredOrder;
import io.jlockdep.history.Records.Version;
import io.jlockdep.snapshot.Acceptance;
import io.jlockdep.snapshot.FindingLife;
import io.jlockdep.snapshot.FindingLife.OrderLife;
import io.jlockdep.snapshot.FindingLife.VersionGrade;
import io.jlockdep.snapshot.ReportedFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of findings over all runs. Immutable. */
public final class History {

    static final History EMPTY = new History(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    final Map<Key, Remembered> findings;
    final Map<Key, Span> orders;
    final Map<Key, Version> versions;
    final Map<Key, List<StoredGrade>> grades;
    final Map<Key, Acknowledgement> acknowledgements;

    History(
            Map<Key, Remembered> findings,
            Map<Key, Span> orders,
            Map<Key, Version> versions,
            Map<Key, List<StoredGrade>> grades,
            Map<Key, Acknowledgement> acknowledgements) {
        this.findings = findings;
        this.orders = orders;
        this.versions = versions;
        this.grades = grades;
        this.acknowledgements = acknowledgements;
    }

    /** A finding as it was at its worst in the version that showed it last, and where it was seen. */
    record Remembered(Finding finding, io.jlockdep.graph.Subject subject, Span span) {}

    /**
     * The findings that the runs at hand show, and those that only earlier runs did, with all that is known of them.
     *
     * @param today until which day acknowledgements hold, as in {@code 2027-03-01}
     */
    public List<ReportedFinding> complete(List<ReportedFinding> present, String today) {
        List<ReportedFinding> all = new ArrayList<>();
        Set<Key> shown = new HashSet<>();
        for (ReportedFinding reported : present) {
            Key key = keyOf(reported);
            shown.add(key);
            all.add(known(key, reported, today));
        }
        findings.forEach((key, remembered) -> {
            if (!shown.contains(key)) {
                ReportedFinding reported = new ReportedFinding(
                        remembered.finding(),
                        remembered.subject(),
                        key.service(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty());
                all.add(known(key, reported, today));
            }
        });
        all.sort(ReportedFinding.WORST_FIRST);
        return all;
    }

    static Key keyOf(ReportedFinding reported) {
        return new Key(Tables.name(reported.service()), reported.finding().id());
    }

    private ReportedFinding known(Key key, ReportedFinding reported, String today) {
        Remembered remembered = findings.get(key);
        ReportedFinding known = remembered == null ? reported : reported.living(life(key, reported, remembered.span()));
        Acknowledgement acknowledgement = acknowledgements.get(key);
        boolean holds = acknowledgement != null
                && acknowledgement.until().compareTo(today) >= 0
                && reported.finding().verdict().compareTo(acknowledgement.worst()) >= 0;
        return holds
                ? known.accepted(Acceptance.byAcknowledgement(
                        acknowledgement.by(), acknowledgement.reason(), acknowledgement.until()))
                : known;
    }

    private FindingLife life(Key key, ReportedFinding reported, Span span) {
        return new FindingLife(
                span.firstSeen(),
                span.firstVersion(),
                versionBefore(key.service(), span.firstVersion()),
                span.lastSeen(),
                span.lastVersion(),
                reported.isPresent() ? "" : versionAfter(key.service(), span),
                orders(key.service(), reported.finding()),
                grades.getOrDefault(key, List.of()).stream()
                        .sorted(Comparator.comparingLong(StoredGrade::since))
                        .map(grade -> new VersionGrade(
                                grade.version(), new Grade(grade.since(), grade.verdict(), grade.reason())))
                        .toList());
    }

    /** The version that was watched last before this one was watched first; empty when there was none. */
    private String versionBefore(String service, String version) {
        Version known = versions.get(new Key(service, version));
        if (known == null) {
            return "";
        }
        return versions.values().stream()
                .filter(other -> other.service().equals(service) && other.firstSeen() < known.firstSeen())
                .max(Comparator.comparingLong(Version::firstSeen))
                .map(Version::version)
                .orElse("");
    }

    /** The first version that came after the one that showed it last, or else an older one that was run again since. */
    private String versionAfter(String service, Span span) {
        Version last = versions.get(new Key(service, span.lastVersion()));
        if (last == null) {
            return "";
        }
        List<Version> others = versions.values().stream()
                .filter(other -> other.service().equals(service) && other != last)
                .filter(other -> other.lastSeen() > span.lastSeen())
                .toList();
        return others.stream()
                .filter(other -> other.firstSeen() > last.firstSeen())
                .min(Comparator.comparingLong(Version::firstSeen))
                .or(() -> others.stream().max(Comparator.comparingLong(Version::lastSeen)))
                .map(Version::version)
                .orElse("");
    }

    private List<OrderLife> orders(String service, Finding finding) {
        List<OrderLife> lives = new ArrayList<>();
        for (EdgeEvidence edge : finding.edges()) {
            Span span =
                    orders.get(orderKey(service, edge.from().key(), edge.to().key()));
            if (span != null) {
                lives.add(new OrderLife(edge.from().name(), edge.to().name(), span.firstSeen(), span.firstVersion()));
            }
        }
        return lives;
    }

    /** The keys of lock classes may be of any length, those of a table not. */
    static Key orderKey(String service, String held, String wanted) {
        return new Key(Tables.name(service), Digest.of(held + "\n" + wanted));
    }

    static StoredOrder order(String service, String held, String wanted, Span span) {
        return new StoredOrder(orderKey(service, held, wanted), held, wanted, span);
    }
}
