package io.jlockdep.e2e.crowd;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Virtual threads that all hold a lock at once and then take another, the journal. One of them holds the till; when the others
 * are done one more takes the till under the journal. Needs JDK 21. Says how many threads ended, and how many stacks of
 * held locks the agent keeps by then.
 */
public final class VirtualCrowd {

    private static final int THREADS = 100_000;

    /** One in so many holds a monitor. */
    private static final int MONITORS = 10;

    private final Lock journal = new ReentrantLock();
    private final Lock till = new ReentrantLock();
    private final CountDownLatch parked = new CountDownLatch(THREADS);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch served = new CountDownLatch(THREADS);
    private int entries;

    public static void main(String[] args) throws Exception {
        VirtualCrowd crowd = new VirtualCrowd();
        ThreadFactory virtual = virtualThreads();
        List<Thread> threads = new ArrayList<>();
        threads.add(virtual.newThread(crowd::audit));
        threads.add(virtual.newThread(() -> crowd.serve(crowd.till)));
        for (int i = 1; i < THREADS; i++) {
            boolean monitor = i % MONITORS == 0;
            threads.add(virtual.newThread(() -> crowd.serve(new Customer(), monitor)));
        }
        threads.forEach(Thread::start);
        crowd.parked.await();
        System.out.println("all are parked");
        crowd.released.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println(crowd.entries + " entries");
        System.out.println("kept: " + kept("io.jlockdep.runtime.HeldLocks"));
    }

    private void serve(Customer customer, boolean monitor) {
        if (monitor) {
            synchronized (customer) {
                parkThenWrite();
            }
            served.countDown();
        } else {
            serve(customer.lock);
        }
    }

    private void serve(Lock held) {
        held.lock();
        try {
            parkThenWrite();
        } finally {
            held.unlock();
        }
        served.countDown();
    }

    private void parkThenWrite() {
        parked.countDown();
        await(released);
        write();
    }

    private void write() {
        journal.lock();
        try {
            entries++;
        } finally {
            journal.unlock();
        }
    }

    private void audit() {
        await(served);
        journal.lock();
        try {
            till.lock();
            try {
                entries++;
            } finally {
                till.unlock();
            }
        } finally {
            journal.unlock();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Instances of a class that are alive. */
    private static long kept(String className) throws JMException {
        Object histogram = ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {null},
                        new String[] {String[].class.getName()});
        return Stream.of(histogram.toString().split("\n"))
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    private static final class Customer {
        private final Lock lock = new ReentrantLock();
    }
}
