package io.jlockdep.stream;

import io.jlockdep.snapshot.Contention;
import io.jlockdep.words.VisibleText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Adds up how long threads waited for locks, from the events that the JDK writes about that. Single-threaded: owned by the
 * thread that reads the events.
 *
 * <p>A class that was seen once keeps its place, so that each sum only grows.
 */
final class ContentionTally {

    static final String MONITOR_ENTER = "jdk.JavaMonitorEnter";
    static final String THREAD_PARK = "jdk.ThreadPark";

    /** Classes told apart; all further ones are one together. */
    static final int MAX_CLASSES = 64;

    /** Characters of a name that are kept. */
    static final int MAX_NAME = 200;

    /** What threads park on that wait for a lock; they park on conditions, queues and futures too, and wait for work. */
    private static final Pattern LOCK = Pattern.compile(
            "(java\\.util\\.concurrent\\.(?:locks\\.(?:ReentrantLock|ReentrantReadWriteLock|StampedLock)|Semaphore))"
                    + "(?:\\$(?:NonfairSync|FairSync|Sync))?");

    private final Map<String, Waits> waitsByClass = new LinkedHashMap<>();

    static boolean isOne(String type) {
        return type.equals(MONITOR_ENTER) || type.equals(THREAD_PARK);
    }

    void accept(RecordedEvent event) {
        String type = event.getEventType().getName();
        Optional<String> lockClass = type.equals(MONITOR_ENTER) ? monitor(event) : parked(event);
        lockClass.ifPresent(name -> waits(name).add(event.getDuration()));
    }

    private static Optional<String> monitor(RecordedEvent event) {
        return className(event, "monitorClass");
    }

    private static Optional<String> parked(RecordedEvent event) {
        return className(event, "parkedClass")
                .map(LOCK::matcher)
                .flatMap(lock -> lock.matches() ? Optional.of(lock.group(1)) : Optional.empty());
    }

    /** Empty when JFR does not know it, as with virtual threads. */
    private static Optional<String> className(RecordedEvent event, String field) {
        return event.hasField(field) && event.getValue(field) instanceof RecordedClass type
                ? Optional.of(type.getName())
                : Optional.empty();
    }

    private Waits waits(String className) {
        String visible = VisibleText.of(className);
        String name = visible.length() <= MAX_NAME ? visible : visible.substring(0, MAX_NAME);
        boolean hasRoom = waitsByClass.size() < MAX_CLASSES || waitsByClass.containsKey(name);
        return waitsByClass.computeIfAbsent(hasRoom ? name : Contention.OTHERS, any -> new Waits());
    }

    List<Contention> soFar() {
        return waitsByClass.entrySet().stream()
                .map(entry -> new Contention(entry.getKey(), entry.getValue().count, entry.getValue().nanos))
                .toList();
    }

    /** The waits for one class. */
    private static final class Waits {

        private long count;
        private long nanos;

        private void add(Duration waited) {
            count++;
            nanos += waited.toNanos();
        }
    }
}
