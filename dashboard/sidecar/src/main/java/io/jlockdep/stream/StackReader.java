package io.jlockdep.stream;

import io.jlockdep.graph.Frame;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;

/**
 * The stack of an acquisition, from the event's own trace or from the text that a replayed event carries instead; without
 * the agent's frames on top and those of lambdas' classes. Equal frames are one object. Single-threaded.
 */
final class StackReader {

    private static final String AGENT_PACKAGE = "io.jlockdep.runtime.";

    /** Classes that the JVM makes for lambdas: no source, an address for a name, and in no stack trace of its own. */
    private static final Pattern GENERATED = Pattern.compile("\\$\\$Lambda.*0x|\\$\\$Lambda/|LambdaForm\\$");

    private static final int MAX_POOLED = 262_144;

    /** Traces remembered. Events with the same trace follow each other, and each keeps objects of JFR's parser alive. */
    private static final int MAX_TRACES = 256;

    private final SourceFiles files;
    private final Map<RecordedStackTrace, List<Frame>> traces = new IdentityHashMap<>();
    private int filesKnown;
    private final Map<Frame, Frame> pool = new HashMap<>();

    StackReader(SourceFiles files) {
        this.files = files;
    }

    /** The frames that the JVM recorded, innermost first; none when it recorded none. */
    List<Frame> recorded(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        if (trace == null) {
            return List.of();
        }
        if (traces.size() >= MAX_TRACES || filesKnown != files.count()) {
            traces.clear();
            filesKnown = files.count();
        }
        // JFR's parser gives events of one trace the same object, and reading its frames is most of the work.
        List<Frame> known = traces.get(trace);
        if (known == null) {
            known = frames(trace);
            traces.put(trace, known);
        }
        return known;
    }

    private List<Frame> frames(RecordedStackTrace trace) {
        return withoutAgent(trace.getFrames().stream()
                .filter(StackReader::isKnown)
                .map(this::frame)
                .toList());
    }

    /** JFR does not know the method of a frame whose class was woven again meanwhile. */
    private static boolean isKnown(RecordedFrame frame) {
        return frame.isJavaFrame() && frame.getMethod() != null;
    }

    private Frame frame(RecordedFrame frame) {
        String className = frame.getMethod().getType().getName();
        return pooled(new Frame(className, frame.getMethod().getName(), files.of(className), frame.getLineNumber()));
    }

    /** The frames of a replayed event's text, innermost first. */
    List<Frame> replayed(String text) {
        return withoutAgent(Row.parse(text).stream().map(row -> frame(row, 0)).toList());
    }

    /** A place written as four columns: class, method, file, line. */
    Frame frame(Row row, int column) {
        return place(row.text(column), row.text(column + 1), row.text(column + 2), row.integer(column + 3));
    }

    /** A place that the agent named. */
    Frame place(String className, String method, String file, int line) {
        files.learn(className, file);
        return pooled(new Frame(className, method, file, line));
    }

    private Frame pooled(Frame frame) {
        if (pool.size() >= MAX_POOLED) {
            pool.clear();
        }
        Frame known = pool.putIfAbsent(frame, frame);
        return known != null ? known : frame;
    }

    private static List<Frame> withoutAgent(List<Frame> frames) {
        return frames.stream()
                .dropWhile(frame -> frame.className().startsWith(AGENT_PACKAGE))
                .filter(frame -> !GENERATED.matcher(frame.className()).find())
                .toList();
    }
}
