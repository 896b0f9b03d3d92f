package io.jlockdep.graph;

import java.util.List;
import java.util.Locale;

/** Writes measured numbers for people: two digits, for more would be false precision. Stateless. */
final class Quantity {

    private static final String[] TIME_UNITS = {"ns", "µs", "ms", "s"};

    private Quantity() {}

    /** Two significant digits, without an exponent where that reads well. */
    static String rounded(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value == 0 ? "0" : "unknown";
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
        if (exponent < -4 || exponent > 8) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        double unit = Math.pow(10, exponent - 1.0);
        return String.format(Locale.ROOT, "%,." + Math.max(0, 1 - exponent) + "f", Math.rint(value / unit) * unit);
    }

    static String rate(double perSecond) {
        if (perSecond >= 1) {
            return rounded(perSecond) + "/s";
        }
        double perHour = perSecond * 3_600;
        return perHour >= 1 ? rounded(perHour) + "/h" : rounded(perHour * 24) + "/day";
    }

    static String duration(double seconds) {
        double value = seconds * 1e9;
        int unit = 0;
        while (value >= 1_000 && unit < TIME_UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        return rounded(value) + " " + TIME_UNITS[unit];
    }

    /** A chance or a part of a whole. */
    static String share(double share) {
        return share >= 0.995 ? "all" : share >= 0.1 ? rounded(share * 100) + " %" : "1 in " + rounded(1 / share);
    }

    /** Time between events of so many a day. */
    static String interval(double perDay) {
        double days = 1 / perDay;
        if (days >= 365) {
            return rounded(days / 365) + " years";
        }
        if (days >= 2) {
            return rounded(days) + " days";
        }
        double minutes = days * 24 * 60;
        return minutes >= 120
                ? rounded(minutes / 60) + " hours"
                : minutes >= 2 ? rounded(minutes) + " minutes" : rounded(minutes * 60) + " seconds";
    }

    static String join(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }
}
