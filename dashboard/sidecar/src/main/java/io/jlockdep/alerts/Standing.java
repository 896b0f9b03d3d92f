package io.jlockdep.alerts;

/**
 * What a finding calls for at one moment. Immutable.
 *
 * @param kind what
 * @param severity how bad it is, while it is open
 * @param holdMillis how long it has to stay so before the sink is told
 */
record Standing(Kind kind, Severity severity, long holdMillis) {

    /** What a finding calls for. */
    enum Kind {
        /** Somebody has to know. */
        OPEN,
        /** Somebody looks into it. */
        ACKNOWLEDGED,
        /** Nobody has to know any more. */
        CLOSED,
        /** Nothing can be said at present, so that all stays as it is. */
        UNCLEAR
    }

    /** Nothing can be said. */
    static final Standing UNCLEAR = new Standing(Kind.UNCLEAR, Severity.WARNING, 0);

    static Standing open(Severity severity, long holdMillis) {
        return new Standing(Kind.OPEN, severity, holdMillis);
    }

    static Standing acknowledged(Severity severity) {
        return new Standing(Kind.ACKNOWLEDGED, severity, 0);
    }

    static Standing closed(long holdMillis) {
        return new Standing(Kind.CLOSED, Severity.WARNING, holdMillis);
    }
}
