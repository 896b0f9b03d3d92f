package io.jlockdep.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures of one kind. Confined to one thread. */
final class Figures {

    private final List<Double> figures = new ArrayList<>();

    void add(double figure) {
        figures.add(figure);
    }

    double get(int index) {
        return figures.get(index);
    }

    int count() {
        return figures.size();
    }

    double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }

    /** The least and the greatest. */
    String spread(String format) {
        double[] sorted = sorted();
        return String.format(Locale.ROOT, format + " to " + format, sorted[0], sorted[sorted.length - 1]);
    }

    /** A row of the table of what is measured as it is. */
    String row(Alone work, String jdk) {
        return String.format(
                Locale.ROOT, "| %s | %s | %,.1f | %s | %s |", work.name(), jdk, median(), work.unit(), spread("%,.1f"));
    }

    private double[] sorted() {
        return figures.stream().mapToDouble(figure -> figure).sorted().toArray();
    }
}
