package io.jlockdep.host.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes to the file {@code bytes} in the working directory how much more of the heap is used after something than before:
 * {@code platform} or {@code virtual} threads that have taken locks, {@code tables} that learn more than they have room for, or
 * the second half of a {@code soak}. Wants a collector that tells exactly what is used.
 */
public final class Footprint {

    private static final int REHEARSAL = 100;
    private static final int TYPES = 12_000;
    private static final int CHAINS = 20_000;
    private static final int SOAK = 300_000;

    /** Collections until what is found dead by one is dropped by the next. */
    private static final int COLLECTIONS = 4;

    private final ReentrantLock outer = new ReentrantLock();
    private final Object middle = new Object();
    private final Object inner = new Object();
    private int taken;

    private Footprint() {}

    public static void main(String[] args) throws Exception {
        Footprint own = new Footprint();
        switch (args[0]) {
            case "platform" -> own.measureThreads(Executors.defaultThreadFactory(), Integer.parseInt(args[1]));
            case "virtual" -> own.measureThreads(virtual(), Integer.parseInt(args[1]));
            case "tables" -> own.measureTables();
            default -> own.measureSoak();
        }
        System.out.println("measured " + args[0]);
    }

    private void measureThreads(ThreadFactory threads, int count) throws InterruptedException, IOException {
        parked(threads, REHEARSAL).countDown();
        long before = used();
        CountDownLatch end = parked(threads, count);
        write((used() - before) / count);
        end.countDown();
    }

    /** Threads that have all taken locks, each its own, and now hold none. */
    private CountDownLatch parked(ThreadFactory threads, int count) throws InterruptedException {
        CountDownLatch parked = new CountDownLatch(count);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < count; i++) {
            Thread thread = threads.newThread(() -> {
                new Footprint().takeAll();
                parked.countDown();
                awaitUnlocked(end);
            });
            thread.setDaemon(true);
            thread.start();
        }
        parked.await();
        return end;
    }

    private static void awaitUnlocked(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeAll() {
        outer.lock();
        try {
            synchronized (middle) {
                synchronized (inner) {
                    taken++;
                }
            }
        } finally {
            outer.unlock();
        }
    }

    private void measureTables() throws Exception {
        takeAll();
        long before = used();
        List<Object> locks = new ArrayList<>();
        byte[] template;
        try (var in = Footprint.class.getResourceAsStream("Footprint$Numbered.class")) {
            template = in.readAllBytes();
        }
        for (int i = 0; i < TYPES; i++) {
            Class<?> type = new Loader().define(template);
            locks.add(type.getDeclaredConstructor().newInstance());
        }
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int first = thread;
            threads.add(new Thread(() -> {
                for (int i = 0; i < CHAINS; i++) {
                    nest(locks.get((i + first) % TYPES), locks.get(i * 31 % TYPES), locks.get(i * 7 % TYPES));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        write(used() - before);
        System.out.println("locks " + locks.size());
    }

    private void nest(Object first, Object second, Object third) {
        synchronized (this) {
            synchronized (first) {
                synchronized (second) {
                    synchronized (third) {
                        taken++;
                    }
                }
            }
        }
    }

    private void measureSoak() throws InterruptedException, IOException {
        soak();
        long half = used();
        soak();
        write(used() - half);
    }

    /** What a server does: threads that come and go, objects that are locked once and dropped. */
    private void soak() throws InterruptedException {
        for (int i = 0; i < SOAK; i++) {
            Object fresh = new Object();
            ReentrantLock lock = new ReentrantLock();
            synchronized (fresh) {
                lock.lock();
                takeAll();
                lock.unlock();
            }
            if (i % 1_000 == 0) {
                Thread thread = new Thread(this::takeAll);
                thread.start();
                thread.join();
            }
        }
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void write(long bytes) throws IOException {
        Files.writeString(Path.of("bytes"), Long.toString(bytes));
    }

    private static ThreadFactory virtual() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    /** Defined by many loaders, and each time another lock class. */
    public static final class Numbered {

        public Numbered() {}
    }

    private static final class Loader extends ClassLoader {

        Class<?> define(byte[] bytes) {
            return defineClass(Numbered.class.getName(), bytes, 0, bytes.length);
        }
    }
}
