package io.jlockdep.json;

import io.jlockdep.graph.GraphSnapshot;
import io.jlockdep.graph.Subject;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import java.util.Map;

/**
 * One run: a recording file, or a JVM that is being watched. Immutable.
 *
 * @param name of the file or the JVM
 * @param subject the program
 * @param service what the program is called among others
 * @param labels what else its agent was told about it
 * @param stream how well its events arrived
 * @param graph how much was seen
 */
public record RecordingJson(
        String name, Subject subject, String service, Map<String, String> labels, Stream stream, Graph graph) {

    static RecordingJson of(JvmSnapshot run) {
        return new RecordingJson(
                run.stream().source(),
                run.subject(),
                run.service(),
                run.agent().labels(),
                Stream.of(run.stream()),
                Graph.of(run.graph()));
    }

    /** How well the events arrived; {@code StreamHealth} says what each number is. */
    public record Stream(
            String state, long events, long missing, long dataLossBytes, long malformed, long newerSchema) {

        static Stream of(StreamHealth health) {
            return new Stream(
                    health.state().label(),
                    health.events(),
                    health.missing(),
                    health.dataLossBytes(),
                    health.malformed(),
                    health.newerSchema());
        }
    }

    /** How much was seen; {@code GraphSnapshot} says what each number is. */
    public record Graph(int lockClasses, int edges, int chains, long acquisitions, long dropped, long cyclesLeftOut) {

        static Graph of(GraphSnapshot graph) {
            return new Graph(
                    graph.lockClasses(),
                    graph.edges(),
                    graph.chains(),
                    graph.acquisitions(),
                    graph.dropped(),
                    graph.cyclesLeftOut());
        }
    }
}
