package io.jlockdep.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The figures of one work, without and with the agent by turns. Confined to one thread. */
final class Comparison {

    private final List<Double> without = new ArrayList<>();
    private final List<Double> with = new ArrayList<>();

    /** Takes up two figures that were measured one after the other. */
    void add(double withoutAgent, double withAgent) {
        without.add(withoutAgent);
        with.add(withAgent);
    }

    double medianWithout() {
        return median(without);
    }

    double medianWith() {
        return median(with);
    }

    /** The median of the ratios of neighbours: what slows the machine for a while slows both. */
    double ratio() {
        return median(ratios());
    }

    /** The least and the greatest ratio of neighbours. */
    String spread() {
        List<Double> ratios = ratios();
        return String.format(
                Locale.ROOT,
                "%.2f to %.2f",
                ratios.stream().mapToDouble(r -> r).min().orElseThrow(),
                ratios.stream().mapToDouble(r -> r).max().orElseThrow());
    }

    private List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < without.size(); i++) {
            ratios.add(with.get(i) / without.get(i));
        }
        return ratios;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
