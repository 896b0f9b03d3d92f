package io.jlockdep.web;

import io.jlockdep.snapshot.ReportedFinding;
import java.io.IOException;

/** Where people's acknowledgements go. Thread-safe. */
public interface Acknowledgements {

    /**
     * Accepts a finding at its present grade.
     *
     * @param until the last day, as in {@code 2027-03-01}
     */
    void acknowledge(ReportedFinding reported, String by, String reason, String until) throws IOException;

    /** Takes that back. */
    void withdraw(ReportedFinding reported) throws IOException;
}
