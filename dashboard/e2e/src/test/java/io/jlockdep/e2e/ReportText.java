package io.jlockdep.e2e;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A text report without what differs from run to run and from JDK to JDK, so that it can be compared. Stateless. */
final class ReportText {

    private static final Pattern INSTANCE = Pattern.compile("@(\\d+)");

    private ReportText() {}

    /**
     * The report with process ids, Java versions and times replaced by names, instances numbered as they appear, and the
     * JDK's own frames left out.
     */
    static String normalised(String report) {
        Map<String, Integer> instances = new HashMap<>();
        String renumbered = INSTANCE.matcher(report)
                .replaceAll(match -> "@" + instances.computeIfAbsent(match.group(1), key -> instances.size() + 1));
        return renumbered
                .replaceAll("(?m)^ *java\\.lang\\.Thread\\.run(With)?\\(Thread\\.java:\\d+\\)\n", "")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "TIME")
                .replaceAll("Java \\d+[-.+\\w]*", "Java VERSION")
                .replaceAll("(?m)^(io\\.jlockdep\\.\\S+) \\d\\S* \\(pid", "$1 VERSION (pid")
                .replaceAll("in version \\d[^\\s,]*", "in version VERSION")
                .replaceAll("(?i)\\b(pid:?) \\d+", "$1 PID")
                .replaceAll("(swapper/0|kworker/\\d:\\d)/\\d+", "$1/PID");
    }
}
