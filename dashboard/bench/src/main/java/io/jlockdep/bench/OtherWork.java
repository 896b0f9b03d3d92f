package io.jlockdep.bench;

import java.io.IOException;

/**
 * Two works of which neither has an agent: the second stands for what an agent would do to the first. Immutable.
 *
 * @param other what stands on the side with an agent
 */
record OtherWork(String name, Alone work, Alone other) implements Work {

    @Override
    public String unit() {
        return work.unit();
    }

    @Override
    public Pair measure(Jvm without, Jvm with) throws IOException, InterruptedException {
        double first = work.measure(without);
        return new Pair(first, other.measure(without));
    }
}
