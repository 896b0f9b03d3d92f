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
    public Pair measure(Jvm noAgent, Jvm measured) throws IOException, InterruptedException {
        return work.measure(noAgent.withAgent(without), with.isEmpty() ? measured : measured.withAgent(with));
    }
}
