package io.jlockdep.host;

import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/**
 * One {@code jlockdep.LockAcquisition}. Immutable.
 *
 * @param lock name of the class of the lock that is acquired
 * @param mode {@code exclusive} or {@code shared}
 * @param request {@code block}, {@code try}, {@code timed} and so on, as {@code EVENTS.md} says
 * @param held what the thread held, outermost first
 * @param site where, as {@code class.method}
 * @param line the source line, -1 if unknown
 * @param stack the methods of the acquiring thread, innermost first, as {@code class.method}, the agent's own left out
 */
public record RecordedAcquisition(
        long sequence,
        String lock,
        String mode,
        String request,
        long instance,
        List<RecordedHold> held,
        String site,
        int line,
        String thread,
        long threadId,
        boolean virtual,
        boolean replayed,
        List<String> stack) {

    private static final Set<String> NO_ACQUISITION = Set.of("notify", "held-at-exit");
    private static final String AGENT = "io.jlockdep.runtime.";

    static RecordedAcquisition of(RecordedEvent event) {
        return new RecordedAcquisition(
                event.getLong("sequence"),
                event.getString("lockName"),
                event.getString("mode"),
                event.getString("request"),
                event.getLong("instance"),
                Rows.of(event.getString("held")).stream().map(RecordedHold::of).toList(),
                event.getString("siteClass") + "." + event.getString("siteMethod"),
                event.getInt("siteLine"),
                event.getString("threadName"),
                event.getLong("threadId"),
                event.getBoolean("virtual"),
                event.getBoolean("replayed"),
                stackOf(event));
    }

    /**
     * Each lock held with the one acquired, as {@code held -> acquired}; none for what is no acquisition, and none of an
     * instance with itself.
     */
    public List<String> orders() {
        if (NO_ACQUISITION.contains(request)) {
            return List.of();
        }
        return held.stream()
                .filter(hold -> hold.instance() == 0 || hold.instance() != instance)
                .map(hold -> hold.lock() + " -> " + lock)
                .toList();
    }

    private static List<String> stackOf(RecordedEvent event) {
        if (event.getBoolean("replayed")) {
            return Rows.of(event.getString("stack")).stream()
                    .map(row -> row.get(0) + "." + row.get(1))
                    .toList();
        }
        if (event.getStackTrace() == null) {
            return List.of();
        }
        return event.getStackTrace().getFrames().stream()
                .filter(frame -> frame.isJavaFrame() && frame.getMethod() != null)
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .filter(method -> !method.startsWith(AGENT))
                .toList();
    }
}
