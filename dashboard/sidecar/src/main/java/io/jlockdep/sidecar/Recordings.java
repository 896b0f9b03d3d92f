package io.jlockdep.sidecar;

import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.stream.Recording;
import io.jlockdep.words.VisibleText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The recording files named on a command line, read. Immutable.
 *
 * @param runs what each file held, as far as it could be read
 * @param complete whether every file was read to its end and held what was looked for
 */
record Recordings(List<JvmSnapshot> runs, boolean complete) {

    Recordings {
        runs = List.copyOf(runs);
    }

    /** Reads the files; what is wrong with one is said in a line on {@code err}. */
    static Recordings read(List<Path> files, PrintWriter err) {
        List<JvmSnapshot> runs = new ArrayList<>();
        boolean complete = true;
        for (Path file : files) {
            Recording recording = Recording.read(file);
            runs.add(recording.snapshot());
            recording.problem().ifPresent(problem -> err.println("jlockdep: " + VisibleText.of(problem)));
            complete &= recording.problem().isEmpty();
            warn(recording.snapshot(), err);
        }
        err.flush();
        return new Recordings(runs, complete);
    }

    /** What makes the answer less than whole, though the file is in order. */
    private static void warn(JvmSnapshot run, PrintWriter err) {
        StreamHealth stream = run.stream();
        warn(stream, err, stream.missing(), "acquisitions were lost before they reached the recording");
        warn(stream, err, stream.malformed(), "events could not be read");
        warn(stream, err, stream.newerSchema(), "events of a newer agent were left out: update the sidecar");
        warn(stream, err, run.agent().dropped(), "things were not learned because a table of the agent was full");
        warn(stream, err, run.agent().probeErrors(), "errors inside the agent: please report them");
        if (run.agent().isKnown() && !run.agent().isWatching()) {
            warn(
                    stream,
                    err,
                    1,
                    "agent was " + run.agent().state() + ": " + run.agent().reason());
        }
    }

    private static void warn(StreamHealth stream, PrintWriter err, long count, String what) {
        if (count > 0) {
            err.println("jlockdep: " + VisibleText.of(stream.source() + ": " + count + " " + what));
        }
    }
}
