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
    public double measure(Jvm jvm) throws IOException, InterruptedException {
        if (jvm.agent().isEmpty()) {
            return work.measure(jvm);
        }
        String separator = jvm.agent().contains("=") ? "," : "=";
        return work.measure(jvm.withAgent(jvm.agent() + separator + "exclude=" + excluded.getName()));
    }
}
