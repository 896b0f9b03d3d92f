package io.jlockdep.snapshot;

import io.jlockdep.graph.Grade;
import java.util.List;

/**
 * What is known of a finding over all runs and versions of its program. Immutable. Versions are empty where unknown.
 *
 * @param firstSeenMillis milliseconds since the epoch
 * @param firstVersion the version that showed it first
 * @param cleanVersion the version watched before that one, which did not show it; empty if none was watched
 * @param lastSeenMillis milliseconds since the epoch
 * @param lastVersion the version that showed it last
 * @param goneVersion the version watched since, which has not shown it; empty if there is none, or while a run shows it
 * @param orders the orders that it is made of, with the version in which each was seen first
 * @param grades how it was graded in each version, oldest first
 */
public record FindingLife(
        long firstSeenMillis,
        String firstVersion,
        String cleanVersion,
        long lastSeenMillis,
        String lastVersion,
        String goneVersion,
        List<OrderLife> orders,
        List<VersionGrade> grades) {

    public FindingLife {
        orders = List.copyOf(orders);
        grades = List.copyOf(grades);
    }

    /**
     * One of the orders.
     *
     * @param from name of the class held
     * @param to name of the class acquired
     * @param firstSeenMillis milliseconds since the epoch
     * @param firstVersion the version in which it was seen first
     */
    public record OrderLife(String from, String to, long firstSeenMillis, String firstVersion) {}

    /**
     * A grade in one version.
     *
     * @param version the version
     * @param grade the grade, and since when
     */
    public record VersionGrade(String version, Grade grade) {}

    /** The version that brought it in, if an earlier one was watched and did not show it; else empty. */
    public String introducedBy() {
        return cleanVersion.isEmpty() ? "" : firstVersion;
    }

    /** Where it came from and where it went, for people: {@code introduced by 1.1 (1.0 did not show it)}. */
    public String inWords() {
        String from = !cleanVersion.isEmpty()
                ? "introduced by " + firstVersion + " (" + cleanVersion + " did not show it)"
                : firstVersion.isEmpty() ? "version unknown" : "seen since the first version watched, " + firstVersion;
        return goneVersion.isEmpty() ? from : from + ", not seen since " + goneVersion;
    }
}
