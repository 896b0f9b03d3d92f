package io.jlockdep.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source that locks in some way and states in comments on its own lines what weaving has to make of it. Immutable.
 *
 * <ul>
 *   <li>{@code // acquires}: the line is an acquisition site. {@code // acquires from f}: of a lock read from the field f of
 *       the class (or of a whole name in {@code java}), which does not tell the lock's class. {@code // acquires by f}: which does.
 *   <li>{@code // allocates k}: the line is an allocation site whose key is the class's name, a dot and k.
 *   <li>{@code // does x a, y b}: what the probe is told while the line of {@code run()} runs.
 * </ul>
 *
 * @param name of its public class, in the package {@code targets}
 */
record Target(String name, String fileName, String source) {

    private static final Pattern PLACE =
            Pattern.compile("(acquires|allocates)(?: (from|by))?(?: ([\\w#.<>$\\[\\]\"]+))?");

    static final List<Target> JAVA = Stream.of(
                    "MonitorBlocks",
                    "SynchronizedMethods",
                    "LockOperations",
                    "References",
                    "Places",
                    "Overflow",
                    "Waits",
                    "Stamps",
                    "Semaphores",
                    "Maps",
                    "Initializers")
            .map(Target::java)
            .toList();

    static final List<Target> KOTLIN = List.of(of("kotlin/", "KotlinLocks", ".kt"));

    static final List<Target> SCALA = List.of(of("scala/", "ScalaLocks", ".scala"));

    private static Target java(String name) {
        return of("java/", name, ".java");
    }

    private static Target of(String directory, String name, String extension) {
        try (InputStream in = Target.class.getResourceAsStream("/target-sources/" + directory + name + extension)) {
            return new Target(name, name + extension, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String className() {
        return "targets." + name;
    }

    /** One line of text for each stated place, in the form of {@link #describe}. */
    TreeSet<String> statedPlaces() {
        TreeSet<String> places = new TreeSet<>();
        int line = 0;
        for (String text : source.split("\n", -1)) {
            line++;
            Matcher matcher = PLACE.matcher(commentOf(text));
            while (matcher.find()) {
                String key = matcher.group(3);
                String owner = key == null || key.startsWith("java.") ? "" : className() + ".";
                String subject = key == null ? "" : " " + owner + key;
                String how = matcher.group(2) == null ? "" : " " + matcher.group(2);
                places.add(line + ": " + matcher.group(1) + how + subject);
            }
        }
        return places;
    }

    /** What is stated to be told to the probe when the target runs, in this order. */
    List<String> statedCalls() {
        List<String> calls = new ArrayList<>();
        for (String text : source.split("\n", -1)) {
            String comment = commentOf(text);
            int does = comment.indexOf("does ");
            if (does >= 0) {
                calls.addAll(List.of(comment.substring(does + 5).trim().split(", *")));
            }
        }
        return calls;
    }

    private static String commentOf(String line) {
        int comment = line.indexOf("// ");
        return comment < 0 ? "" : line.substring(comment + 3);
    }

    static String describe(RecordingNumbers.Place place) {
        if (place.isAllocation()) {
            return place.line() + ": allocates " + place.key();
        }
        String field = place.field() == null ? "" : (place.byField() ? " by " : " from ") + place.field();
        return place.line() + ": acquires" + field;
    }

    @Override
    public String toString() {
        return fileName;
    }
}
