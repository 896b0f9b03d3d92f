package io.jlockdep.host.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/**
 * Clerks who print, log and queue through the JDK, all at once. {@code desk} is locked before the stream, the handlers and the
 * queue; the queue is locked before each parcel in it.
 */
public final class Office {

    private static final int CLERKS = 4;
    private static final int LETTERS = 200;

    private final Object desk = new Object();
    private final Logger logger = Logger.getLogger("office");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final StringWriter written = new StringWriter();
    private final PrintWriter writer = new PrintWriter(written);
    private final DelayQueue<Parcel> parcels = new DelayQueue<>();
    private final CyclicBarrier opening = new CyclicBarrier(CLERKS, () -> stream.println("open"));

    private Office() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Office office = new Office();
        List<Handler> handlers = office.handlers();
        List<Thread> clerks = new ArrayList<>();
        for (int i = 0; i < CLERKS; i++) {
            clerks.add(new Thread(office::work, "clerk-" + i));
        }
        clerks.forEach(Thread::start);
        for (Thread clerk : clerks) {
            clerk.join();
        }
        handlers.forEach(Handler::close);
        System.out.println(lines(office.printed.toString(StandardCharsets.UTF_8)) + " lines printed");
        System.out.println(lines(office.written.toString()) + " lines written");
        System.out.println(office.parcels.size() + " parcels left");
    }

    private List<Handler> handlers() throws IOException {
        SimpleFormatter format = new SimpleFormatter();
        List<Handler> handlers = List.of(
                new FileHandler("office.log"),
                new StreamHandler(new ByteArrayOutputStream(), format),
                new MemoryHandler(new StreamHandler(new ByteArrayOutputStream(), format), 10, Level.INFO));
        logger.setUseParentHandlers(false);
        handlers.forEach(logger::addHandler);
        return handlers;
    }

    private void work() {
        try {
            opening.await();
            for (int i = 0; i < LETTERS; i++) {
                synchronized (desk) {
                    stream.println(i);
                    stream.printf("letter %d%n", i);
                    writer.println("copy of " + i);
                    logger.log(Level.INFO, "letter {0}", i);
                    parcels.put(new Parcel(i));
                }
                if (i % 2 == 0) {
                    parcels.take();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lines(String text) {
        return text.lines().count();
    }

    /** Due at once, in the order of its number. */
    private static final class Parcel implements Delayed {

        private final int number;

        Parcel(int number) {
            this.number = number;
        }

        @Override
        public synchronized long getDelay(TimeUnit unit) {
            return number - LETTERS;
        }

        @Override
        public synchronized int compareTo(Delayed other) {
            return Integer.compare(number, ((Parcel) other).number);
        }
    }
}
