package io.jlockdep.bench;

import java.io.IOException;

/**
 * A work that goes on in two JVMs by turns of a fraction of a second: what slows the machine for a while slows both, and by as
 * much. Immutable.
 *
 * @param side begins it in one of them
 * @param warmUp turns of each before those that count
 * @param turns of each that count
 */
record ByTurns(String name, String unit, Starter side, int warmUp, int turns) implements Work {

    @Override
    public Pair measure(Jvm without, Jvm with) throws IOException, InterruptedException {
        try (Side plain = side.start(without);
                Side watched = side.start(with)) {
            double plainSum = 0;
            double watchedSum = 0;
            for (int i = -warmUp; i < turns; i++) {
                double plainFigure = plain.turn();
                double watchedFigure = watched.turn();
                if (i >= 0) {
                    plainSum += plainFigure;
                    watchedSum += watchedFigure;
                }
            }
            return new Pair(plainSum / turns, watchedSum / turns);
        }
    }

    /** Begins a work. */
    @FunctionalInterface
    interface Starter {
        Side start(Jvm jvm) throws IOException;
    }

    /** The work in one of the JVMs. */
    interface Side extends AutoCloseable {

        /** Does some of it; returns the figure of that. */
        double turn() throws IOException, InterruptedException;

        /** Ends the JVM. */
        @Override
        void close();
    }
}
