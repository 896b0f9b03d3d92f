package io.jlockdep.e2e.fault;

import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;

/**
 * Takes two locks in both orders from two threads, once, then lets the flight recorder write as much as it would in an hour:
 * chunk after chunk, until the first ones are long gone.
 */
public final class Rotating {

    private static final int CHUNKS = 100;
    private static final int BYTES_PER_CHUNK = 1 << 20;
    private static final String LINE = "x".repeat(1_000);

    private static final Object first = new Object();
    private static final Object second = new Object();
    private static int taken;

    private Rotating() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread forth = new Thread(() -> take(first, second), "forth");
        Thread back = new Thread(() -> takeBack(forth), "back");
        back.start();
        forth.start();
        back.join();
        System.out.println("taken");
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            fillChunk();
        }
        System.out.println("rotated");
        TimeUnit.MINUTES.sleep(10);
    }

    private static void take(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                taken++;
            }
        }
    }

    /** After the other, so that neither hangs, without a join, which would explain the inversion away. */
    private static void takeBack(Thread other) {
        while (other.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        take(second, first);
    }

    /** Starting a recording begins a new chunk. */
    private static void fillChunk() {
        try (Recording recording = new Recording()) {
            recording.enable(Filler.class);
            recording.start();
            for (int bytes = 0; bytes < BYTES_PER_CHUNK; bytes += LINE.length()) {
                Filler filler = new Filler();
                filler.text = LINE + bytes;
                filler.commit();
            }
        }
    }

    @Name("test.Filler")
    @StackTrace(false)
    private static final class Filler extends Event {
        private String text;
    }
}
