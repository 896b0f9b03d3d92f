package io.jlockdep.bench.consumer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import jdk.jfr.Recording;

/**
 * Writes a recording of so many megabytes in which nothing but new evidence stands, each piece with its stack: far more than
 * any program gives in a day.
 *
 * <p>Arguments: the file, its size in megabytes.
 */
public final class BigRecording {

    private static final int CLASSES = 1_000;
    private static final int THREADS = 40;
    private static final int NESTED_IN = 20;
    private static final int INSTANCES = 1_000;
    private static final int FRAMES = 20;

    /** Bytes that such an event takes, about; measured. */
    private static final int EVENT_BYTES = 195;

    private static final long START = 1_700_000_000_000L;

    private final Random random = new Random(1);
    private long sequence;

    private BigRecording() {}

    public static void main(String[] args) throws IOException {
        BigRecording own = new BigRecording();
        try (Recording recording = new Recording()) {
            recording.enable(ClassEvent.class);
            recording.enable(AcquisitionEvent.class).withStackTrace();
            recording.start();
            for (int id = 1; id <= CLASSES; id++) {
                own.describe(id);
            }
            for (long events = Long.parseLong(args[1]) * 1_000_000 / EVENT_BYTES; events > 0; events--) {
                own.write(FRAMES);
            }
            recording.dump(Path.of(args[0]));
        }
    }

    private void describe(int id) {
        ClassEvent event = new ClassEvent();
        event.id = id;
        event.key = name(id);
        event.name = name(id);
        event.commit();
    }

    private void write(int frames) {
        if (frames > 0) {
            write(frames - 1);
            return;
        }
        int outer = 1 + random.nextInt(CLASSES - NESTED_IN);
        int inner = outer + 1 + random.nextInt(NESTED_IN - 1);
        int thread = 1 + random.nextInt(THREADS);
        AcquisitionEvent event = new AcquisitionEvent();
        event.sequence = ++sequence;
        event.chain = outer * 31L * CLASSES + inner;
        event.lockClass = inner;
        event.lockName = name(inner);
        event.instance = instance(inner);
        event.depth = 1;
        event.held = outer + "\t" + name(outer) + "\texclusive\t" + instance(outer) + "\tshop.Part" + outer
                + "\ttake\tPart.java\t" + outer + "\t" + random.nextInt(100_000);
        event.siteClass = "shop.Part" + inner;
        event.siteLine = inner;
        event.threadId = thread;
        event.threadName = "worker-" + thread;
        event.occurrences = 1;
        event.firstSeenMillis = START + sequence;
        event.commit();
    }

    private static String name(int id) {
        return "shop.Part" + id + ".lock";
    }

    private long instance(int id) {
        return 1L + (long) id * INSTANCES + random.nextInt(INSTANCES);
    }
}
