package io.jlockdep.web;

import io.jlockdep.snapshot.AgentStatus;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.WatchSnapshot;

/** What makes the picture less than whole, said where nobody can miss it. */
record Notices(WatchSnapshot snapshot) {

    void render(Html html) {
        StreamHealth stream = snapshot.stream();
        AgentStatus agent = snapshot.agent();
        if (stream.state() == StreamHealth.State.ENDED) {
            notice(html, true, "The monitored JVM has gone. What it showed stays here.");
        }
        snapshot.notes().forEach(note -> notice(html, true, note));
        if (agent.isKnown() && !agent.isWatching()) {
            notice(html, true, "The agent is " + agent.state() + ": " + agent.reason());
        }
        notice(html, stream.newerSchema() > 0, "Events of a newer agent are left out: update the sidecar.");
        notice(html, stream.malformed() > 0, Quantities.count(stream.malformed(), "event") + " could not be read.");
        notice(
                html,
                stream.missing() > 0,
                Quantities.count(stream.missing(), "acquisition")
                        + " were written by the agent and did not arrive here.");
        notice(
                html,
                agent.dropped() > 0,
                Quantities.count(agent.dropped(), "thing") + " could not be learned: a table of the agent is full.");
        notice(
                html,
                !agent.cost().shed().isEmpty(),
                "The agent stays below its share of CPU time (max-overhead) by leaving out: "
                        + String.join(", ", agent.cost().shed()) + ". New orders are still found.");
        notice(
                html,
                agent.probeErrors() > 0,
                Quantities.count(agent.probeErrors(), "error")
                        + " inside the agent: a bug of jlockdep, please report it.");
        notice(
                html,
                snapshot.graph().cyclesLeftOut() > 0,
                Quantities.count(snapshot.graph().cyclesLeftOut(), "more cycle") + " of lower rank are not listed.");
    }

    private static void notice(Html html, boolean holds, String text) {
        if (holds) {
            html.element("p", text, "class", "notice", "role", "status");
        }
    }
}
