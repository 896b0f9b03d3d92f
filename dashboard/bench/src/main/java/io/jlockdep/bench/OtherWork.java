package io.jlockdep.bench;

import java.io.IOException;

/**
 * Two works of which neither has an agent: the second stands for what an agent would do to the first. Immutable.
 *
 * @param with what stands on the side with an agent
 */
record OtherWork(String name, Work without, Work with) implements Work {

    @Override
    public String unit() {
        return without.unit();
    }

    @Override
    public double measure(Jvm jvm) throws IOException, InterruptedException {
        return (jvm.agent().isEmpty() ? without : with).measure(jvm.withAgent(""));
    }
}
