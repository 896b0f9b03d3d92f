package io.jlockdep.bench;

import java.io.IOException;

/**
 * A work of which our agent is told to leave one class alone, with which the work compares another. Immutable.
 *
 * @param excluded that class
 */
record Excluding(Work work, Class<?> excluded) implements Work {

    @Override
    public String name() {
        return work.name();
    }

    @Override
    public String unit() {
        return work.unit();
    }

    @Override
    public Pair measure(Jvm without, Jvm with) throws IOException, InterruptedException {
        String separator = with.agent().contains("=") ? "," : "=";
        return work.measure(without, with.withAgent(with.agent() + separator + "exclude=" + excluded.getName()));
    }
}
