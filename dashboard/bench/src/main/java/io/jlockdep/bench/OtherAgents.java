package io.jlockdep.bench;

import java.io.IOException;

/**
 * A work whose two sides run under other agents than none and the one that is measured. Immutable.
 *
 * @param without the agent on the side without
 * @param with the agent on the side with; empty for the one that is measured
 */
record OtherAgents(String name, Work work, String without, String with) implements Work {

    @Override
    public String unit() {
        return work.unit();
    }

    @Override
    public double measure(Jvm jvm) throws IOException, InterruptedException {
        String agent = jvm.agent().isEmpty() ? without : with.isEmpty() ? jvm.agent() : with;
        return work.measure(jvm.withAgent(agent));
    }
}
