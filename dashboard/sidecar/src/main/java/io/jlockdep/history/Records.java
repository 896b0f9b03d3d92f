package io.jlockdep.history;

import io.jlockdep.graph.Verdict;

/** The rows of the tables. Versions are empty where unknown; times are milliseconds since the epoch. */
final class Records {

    private Records() {}

    /** A finding, or an order, of a service. */
    record Key(String service, String id) {}

    /** How long a version of a service was watched. */
    record Version(String service, String version, long firstSeen, long lastSeen) {}

    /** Where something was seen first and last. */
    record Span(long firstSeen, String firstVersion, long lastSeen, String lastVersion) {

        static Span at(long millis, String version) {
            return new Span(millis, version, millis, version);
        }

        /** What both say together, whichever was written first. */
        Span with(Span other) {
            boolean earlier = other.firstSeen < firstSeen;
            boolean later = other.lastSeen >= lastSeen;
            return new Span(
                    earlier ? other.firstSeen : firstSeen,
                    earlier ? other.firstVersion : firstVersion,
                    later ? other.lastSeen : lastSeen,
                    later ? other.lastVersion : lastVersion);
        }
    }

    /** A finding, with the document that shows it as it was at its worst in the version that showed it last. */
    record StoredFinding(Key key, Verdict verdict, Span span, String document) {}

    /** The worst grade of a finding in some version. */
    record StoredGrade(Key finding, String version, Verdict verdict, long since, String reason) {}

    /** An order between two lock classes. */
    record StoredOrder(Key key, String held, String wanted, Span span) {}

    /** That somebody accepted a finding, unless it is graded worse than this. */
    record Acknowledgement(Key finding, Verdict worst, String by, String reason, String until, long at) {}
}
