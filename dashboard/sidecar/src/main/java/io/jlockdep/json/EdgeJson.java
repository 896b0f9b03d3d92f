package io.jlockdep.json;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.Hold;
import io.jlockdep.graph.Mode;
import io.jlockdep.words.Headline;
import java.util.List;
import java.util.Locale;

/** One edge of a finding: the order {@code from} before {@code to}. Immutable. Times are milliseconds since the epoch. */
public record EdgeJson(
        String from,
        String to,
        String fromMode,
        String toMode,
        String request,
        List<String> heldStack,
        List<String> acquireStack,
        List<HoldJson> held,
        List<String> threads,
        int threadCount,
        long fromInstance,
        long toInstance,
        long count,
        long firstSeenMillis,
        long lastSeenMillis) {

    static EdgeJson of(EdgeEvidence edge) {
        return new EdgeJson(
                edge.from().name(),
                edge.to().name(),
                label(edge.fromMode()),
                label(edge.toMode()),
                edge.request().name().toLowerCase(Locale.ROOT),
                lines(edge.heldStack()),
                lines(edge.acquireStack()),
                edge.held().stream().map(HoldJson::of).toList(),
                edge.threads().stream().map(Headline::thread).toList(),
                edge.threadCount(),
                edge.fromInstance(),
                edge.toInstance(),
                edge.count(),
                edge.firstSeenMillis(),
                edge.lastSeenMillis());
    }

    private static List<String> lines(List<Frame> stack) {
        return stack.stream().map(Frame::toString).toList();
    }

    private static String label(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** A lock that the thread held; its window is -1 when not measured. */
    public record HoldJson(String lock, String mode, long instance, String site, long windowNanos) {

        static HoldJson of(Hold hold) {
            return new HoldJson(
                    hold.lockClass().name(),
                    label(hold.mode()),
                    hold.instance(),
                    hold.site().toString(),
                    hold.windowNanos());
        }
    }
}
