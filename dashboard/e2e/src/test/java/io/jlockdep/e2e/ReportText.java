package io.jlockdep.e2e;

/** A text report without what differs from run to run and from JDK to JDK, so that it can be compared. Stateless. */
final class ReportText {

    private ReportText() {}

    /** The report with process ids, Java versions and times replaced by names, and without the JDK's own frames. */
    static String normalised(String report) {
        return report.replaceAll("(?m)^ *java\\.lang\\.Thread\\.run(With)?\\(Thread\\.java:\\d+\\)\n", "")
                .replaceAll("\\$\\$Lambda[^ (]*\\.run\\(", "\\$\\$Lambda.run(")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
                .replaceAll("Java \\d+[-.+\\w]*", "Java VERSION")
                .replaceAll("(?i)\\bpid:? (\\d+)", "pid PID")
                .replaceAll("(swapper/0|kworker/\\d:\\d)/\\d+", "$1/PID");
    }
}
