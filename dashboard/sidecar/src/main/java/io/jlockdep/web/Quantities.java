package io.jlockdep.web;

import io.jlockdep.graph.Risk;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and rates as people read them. Stateless. */
final class Quantities {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Quantities() {}

    /** {@code 12,345}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 thread}, {@code 12 threads}. */
    static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    static String time(long epochMillis) {
        return epochMillis > 0 ? TIME.format(Instant.ofEpochMilli(epochMillis)) : "unknown";
    }

    /** How long a lock was held before the next was wanted, to the precision that is worth reading. */
    static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
        }
        return nanos < 1_000_000_000L
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    /** A risk with what it assumes, or why there is none. */
    static String risk(Risk risk) {
        return risk.band() == Risk.Band.UNKNOWN
                ? risk.assumptions()
                : band(risk.band()) + " (" + risk.assumptions() + ")";
    }

    /** The order of magnitude of a risk: all that is honest to show first. */
    static String band(Risk.Band band) {
        return switch (band) {
            case DAILY -> "more than once a day";
            case MONTHLY -> "more than once a month";
            case YEARLY -> "more than once a year";
            case RARER -> "less than once a year";
            case UNKNOWN -> "not measured yet";
        };
    }
}
