package io.jlockdep.runtime;

import jdk.jfr.FlightRecorder;

/** The JFR side of the runtime: what is registered, and what is written without being asked by a probe. Thread-safe. */
public final class Events {

    /** Version of the event contract in {@code EVENTS.md}. */
    static final int SCHEMA = 1;

    private static final Runnable STATUS = guarded(Events::writeStatus);
    private static final Runnable KNOWLEDGE = guarded(Events::writeKnowledge);
    private static final Runnable WAITS = guarded(WaitingTimes::write);
    private static final Runnable STATISTICS = guarded(Events::writeStatistics);

    private static volatile long lastReportNanos = System.nanoTime();

    private Events() {}

    /**
     * Registers the event types and what is written periodically. To be called before any class is woven: JFR's own
     * start-up takes locks, and its first event must not be asked for by a probe inside them.
     */
    public static void register() {
        FlightRecorder.register(LockClassEvent.class);
        FlightRecorder.register(LockAcquisition.class);
        FlightRecorder.register(ThreadOrder.class);
        FlightRecorder.register(Deadlock.class);
        FlightRecorder.register(OrderStatistics.class);
        FlightRecorder.register(BlockedEvent.class);
        FlightRecorder.register(AgentStatus.class);
        Status.watching();
        FlightRecorder.addPeriodicEvent(LockClassEvent.class, KNOWLEDGE);
        FlightRecorder.addPeriodicEvent(OrderStatistics.class, STATISTICS);
        FlightRecorder.addPeriodicEvent(BlockedEvent.class, WAITS);
        FlightRecorder.addPeriodicEvent(AgentStatus.class, STATUS);
    }

    /**
     * Writes what was learned last and that monitoring is over, and nothing periodically any more. {@link #register} begins
     * anew.
     *
     * @param reason why, for people
     */
    public static void end(String reason) {
        FlightRecorder.removePeriodicEvent(KNOWLEDGE);
        FlightRecorder.removePeriodicEvent(STATISTICS);
        FlightRecorder.removePeriodicEvent(WAITS);
        FlightRecorder.removePeriodicEvent(STATUS);
        Status.off(reason);
        writeStatistics();
    }

    /** What JFR catches it tells on the host's standard output: nothing is left to catch. */
    static Runnable guarded(Runnable writing) {
        return () -> {
            try {
                writing.run();
            } catch (Throwable e) {
                Status.caught(e);
            }
        };
    }

    static void writeStatus() {
        AgentStatus event = new AgentStatus();
        Status.fill(event);
        event.commit();
    }

    private static void writeKnowledge() {
        for (int id = 1; id <= LockClasses.count(); id++) {
            LockClass known = LockClasses.get(id);
            if (known != null) {
                known.writeAgain();
            }
        }
        ThreadOrders.replay();
        Chains.replay();
        Needs.replay();
        DeadlockEvidence.replay();
    }

    private static void writeStatistics() {
        long now = System.nanoTime();
        Chains.report((now - lastReportNanos) / 1_000_000);
        lastReportNanos = now;
        WaitingTimes.writeGrown();
        writeStatus();
    }
}
