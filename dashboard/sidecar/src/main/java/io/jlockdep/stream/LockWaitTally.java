package io.jlockdep.stream;

import io.jlockdep.snapshot.Contention;
import io.jlockdep.snapshot.LockWait;
import io.jlockdep.words.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Keeps how long threads waited for the locks of each class, from {@code jlockdep.Blocked}. Single-threaded: owned by the thread
 * that reads the events.
 *
 * <p>The events bear sums, so that a lost one does no harm. Of each class the largest sum counts, for they may come out of order;
 * and a class that was seen once keeps its place. So what is told only grows.
 */
final class LockWaitTally {

    /** Classes told apart; all further ones are one together. */
    static final int MAX_CLASSES = 64;

    /** Classes whose sums are known; an agent tells 256. */
    static final int MAX_KNOWN = 4_096;

    /** What the agent calls the classes that it does not tell apart. */
    private static final int OTHERS = 0;

    private final Map<Integer, LockWait> waitById = new LinkedHashMap<>();

    void accept(RecordedEvent event) {
        EventFields fields = new EventFields(event);
        int id = fields.integer("lockClass");
        LockWait told = new LockWait(
                id == OTHERS ? Contention.OTHERS : shown(fields.text("lockName")),
                nanos(fields, "platformNanos"),
                nanos(fields, "virtualNanos"));
        if (waitById.size() < MAX_KNOWN || waitById.containsKey(id)) {
            waitById.merge(id, told, LockWaitTally::larger);
        }
    }

    private static String shown(String name) {
        String visible = VisibleText.of(name);
        return visible.length() <= ContentionTally.MAX_NAME ? visible : visible.substring(0, ContentionTally.MAX_NAME);
    }

    private static long nanos(EventFields fields, String name) {
        long nanos = fields.number(name);
        if (nanos < 0) {
            throw new MalformedEventException(name + " is negative");
        }
        return nanos;
    }

    private static LockWait larger(LockWait known, LockWait told) {
        return new LockWait(
                known.lockClass(),
                Math.max(known.platformNanos(), told.platformNanos()),
                Math.max(known.virtualNanos(), told.virtualNanos()));
    }

    List<LockWait> soFar() {
        Map<String, LockWait> waitByName = new LinkedHashMap<>();
        for (LockWait wait : waitById.values()) {
            String name = wait.lockClass();
            boolean hasRoom = waitByName.containsKey(name) || named(waitByName) < MAX_CLASSES;
            waitByName.merge(hasRoom ? name : Contention.OTHERS, wait, LockWait::plus);
        }
        List<LockWait> soFar = new ArrayList<>();
        waitByName.forEach((name, wait) -> soFar.add(new LockWait(name, wait.platformNanos(), wait.virtualNanos())));
        return soFar;
    }

    private static int named(Map<String, LockWait> waitByName) {
        return waitByName.size() - (waitByName.containsKey(Contention.OTHERS) ? 1 : 0);
    }
}
