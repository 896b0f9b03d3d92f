package io.jlockdep.host.program;

import java.util.concurrent.CountDownLatch;

/** Ends in the way that its argument says, after nesting two locks as {@link Nested} does. */
public final class Ending {

    private Ending() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("nested " + Nested.nest() + " times");
        switch (args[0]) {
            case "return" -> {}
            case "exit" -> System.exit(3);
            case "halt" -> Runtime.getRuntime().halt(4);
            case "throw" -> throw new IllegalStateException("thrown by main");
            case "throw-in-thread" -> new Thread(Ending::fail, "failing").start();
            case "daemon" -> leaveDaemon();
            case "hook" -> Runtime.getRuntime().addShutdownHook(new Thread(Ending::sayGoodbye));
            case "exit-in-lock" -> exitInLock();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void fail() {
        throw new IllegalStateException("thrown by thread");
    }

    private static void leaveDaemon() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        Thread daemon = new Thread(() -> holdForEver(running), "daemon");
        daemon.setDaemon(true);
        daemon.start();
        running.await();
        System.out.println("a daemon holds a lock");
    }

    private static synchronized void holdForEver(CountDownLatch running) {
        running.countDown();
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static void sayGoodbye() {
        System.out.println("hook: nested " + Nested.nest() + " times");
    }

    private static synchronized void exitInLock() {
        System.exit(5);
    }
}
