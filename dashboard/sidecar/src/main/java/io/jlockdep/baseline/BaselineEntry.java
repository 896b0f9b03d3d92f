package io.jlockdep.baseline;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.Verdict;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Findings that somebody has accepted. Immutable.
 *
 * @param place file and line, for people
 * @param kind of the findings; empty for any but deadlocks that have struck, which are accepted by name only
 * @param locks their lock classes
 * @param worst the worst grade that is accepted; a finding that is graded worse is not
 * @param reason why they are accepted
 * @param owner who answers for that
 * @param until the last day on which they are
 */
record BaselineEntry(
        String place,
        Optional<Kind> kind,
        KeyPattern locks,
        Verdict worst,
        String reason,
        String owner,
        LocalDate until) {

    boolean covers(Finding finding) {
        boolean ofKind = kind.isPresent() ? kind.get() == finding.kind() : finding.kind() != Kind.DEADLOCK;
        return ofKind
                && finding.verdict().compareTo(worst) >= 0
                && locks.matches(
                        finding.lockClasses().stream().map(LockClass::key).toList());
    }

    boolean hasExpiredOn(LocalDate today) {
        return today.isAfter(until);
    }

    @Override
    public String toString() {
        return place + ": " + kind.map(Kind::label).orElse("*") + " " + locks;
    }
}
