package io.jlockdep.snapshot;

import io.jlockdep.graph.TextReport;
import io.jlockdep.words.VisibleText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The report of a finding in the shape of Linux lockdep, with what is known over all its runs. Stateless. */
public final class FindingReport {

    private FindingReport() {}

    /** The report, ending with a newline. */
    public static String of(ReportedFinding reported) {
        StringBuilder text = new StringBuilder(TextReport.of(reported.subject(), reported.finding()));
        reported.life().ifPresent(life -> append(text, life));
        reported.acceptance()
                .ifPresent(accepted -> line(
                        text,
                        "accepted:   until " + accepted.until() + " by " + accepted.by() + ": " + accepted.reason()));
        return text.toString();
    }

    private static void append(StringBuilder text, FindingLife life) {
        line(text, "history:    " + life.inWords() + "; first seen " + time(life.firstSeenMillis()));
        for (FindingLife.OrderLife order : life.orders()) {
            String version = order.firstVersion().isEmpty() ? "" : " in version " + order.firstVersion();
            line(
                    text,
                    "came:       " + order.from() + " -> " + order.to() + version + ", first seen "
                            + time(order.firstSeenMillis()));
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(' ').append(VisibleText.of(line)).append('\n');
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
