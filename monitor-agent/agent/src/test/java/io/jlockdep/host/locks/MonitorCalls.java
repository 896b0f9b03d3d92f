package io.jlockdep.host.locks;

/** What a monitor does: blocks and methods, and the wait methods of {@link Object}. */
final class MonitorCalls {

    private final Script script;
    private final Object monitor = new Object();
    private boolean ready;

    MonitorCalls(Script script) {
        this.script = script;
        script.section("monitor");
    }

    void run() throws Exception {
        script.often("block in block", () -> {
            synchronized (monitor) {
                synchronized (monitor) {
                    return Thread.holdsLock(monitor);
                }
            }
        });
        script.often("method", () -> twice() + Thread.holdsLock(this));
        script.often("static method", () -> ofClass() + " " + Thread.holdsLock(MonitorCalls.class));
        script.oftenDo("block of null", () -> {
            Object nothing = ready ? monitor : null;
            synchronized (nothing) {
                throw new IllegalStateException("inside");
            }
        });
        script.oftenDo("wait, not held", monitor::wait);
        script.oftenDo("notify, not held", monitor::notify);
        script.oftenDo("notifyAll, not held", monitor::notifyAll);
        script.oftenDo("wait -1", () -> {
            synchronized (monitor) {
                monitor.wait(-1);
            }
        });
        script.onceDo("wait for", () -> {
            synchronized (monitor) {
                monitor.wait(1);
                monitor.wait(0, 1);
            }
        });
        script.oftenDo("wait, interrupted before", () -> {
            Thread.currentThread().interrupt();
            synchronized (monitor) {
                monitor.wait();
            }
        });
        notified();
        contended();
    }

    private synchronized String twice() {
        return Thread.holdsLock(this) + " " + once() + " ";
    }

    private synchronized boolean once() {
        return Thread.holdsLock(this);
    }

    private static synchronized boolean ofClass() {
        return Thread.holdsLock(MonitorCalls.class);
    }

    private void notified() throws InterruptedException {
        Helper waiter = script.waitingDo(this::awaitReady);
        Helper broken = script.waitingDo(this::awaitReady);
        broken.interrupt();
        script.once("wait, interrupted while it waits", broken::outcome);
        synchronized (monitor) {
            ready = true;
            monitor.notify();
            monitor.notifyAll();
        }
        script.once("wait that was notified", waiter::outcome);
        ready = false;
    }

    private void awaitReady() throws InterruptedException {
        synchronized (monitor) {
            while (!ready) {
                monitor.wait();
            }
        }
    }

    private void contended() throws InterruptedException {
        Helper blocked;
        synchronized (monitor) {
            blocked = script.waiting(() -> {
                synchronized (monitor) {
                    return "interrupted " + Thread.interrupted();
                }
            });
            blocked.interrupt();
        }
        script.once("block that waited", blocked::outcome);
    }
}
