package io.jlockdep.bench;

import java.util.Locale;

/** The figures of one work, without and with the agent by turns. Confined to one thread. */
final class Comparison {

    /** Less than this, of whatever unit, is as good as nothing. */
    private static final double LEAST = 1;

    private final Figures without = new Figures();
    private final Figures with = new Figures();

    /** Takes up two figures that were measured at about the same time. */
    void add(Work.Pair figures) {
        without.add(figures.without());
        with.add(figures.with());
    }

    /**
     * A row of the table. The ratio is the median of the ratios of neighbours: what slows the machine for a while slows both. There
     * is none to nothing.
     */
    String row(Work work, String jdk) {
        Figures ratios = ratios();
        boolean isRatio = without.median() >= LEAST;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.1f | %,.1f | %s | %s | %s |",
                work.name(),
                jdk,
                without.median(),
                with.median(),
                work.unit(),
                isRatio ? String.format(Locale.ROOT, "**%.2f**", ratios.median()) : "",
                isRatio ? ratios.spread("%.2f") : with.spread("%,.1f"));
    }

    private Figures ratios() {
        Figures ratios = new Figures();
        for (int i = 0; i < without.count(); i++) {
            ratios.add(with.get(i) / without.get(i));
        }
        return ratios;
    }
}
