package io.jlockdep.snapshot;

/**
 * That somebody knows of a finding and has accepted it for a while. Immutable.
 *
 * @param by who answers for it
 * @param reason why
 * @param until the last day, as in {@code 2027-03-01}
 * @param through {@code baseline} or {@code acknowledgement}
 */
public record Acceptance(String by, String reason, String until, String through) {

    public static Acceptance byBaseline(String owner, String reason, String until) {
        return new Acceptance(owner, reason, until, "baseline");
    }

    public static Acceptance byAcknowledgement(String who, String reason, String until) {
        return new Acceptance(who, reason, until, "acknowledgement");
    }
}
