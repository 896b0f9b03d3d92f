package io.jlockdep.runtime;

import java.time.Duration;

/** The agent's share of the CPU time of this JVM, and what is done about it. Thread-safe; one thread judges. */
public final class Overhead {

    /** What is said of a share before any was measured. */
    static final int UNKNOWN = -1;

    /** CPU time of the JVM, in nanoseconds, below which a share says nothing. */
    private static final long MIN_CPU_NANOS = 200_000_000;

    private static volatile Governor governor = new Governor(0);
    private static volatile int ppm = UNKNOWN;

    private static long lastCpuNanos = cpuNanos();
    private static long lastCostNanos = Cost.nanos();

    private Overhead() {}

    /**
     * Sets what is allowed; nothing is shed at first.
     *
     * @param limitPpm millionths of the CPU time, 0 for no limit
     */
    public static void limit(int limitPpm) {
        governor = new Governor(limitPpm);
    }

    /** Measures, and sheds work or takes it up again. To be called every second or so, by one thread. Never throws. */
    public static void judge() {
        try {
            long cpu = cpuNanos();
            if (cpu - lastCpuNanos < MIN_CPU_NANOS) {
                return;
            }
            long cost = Cost.nanos();
            ppm = (int) Math.min(1_000_000, (cost - lastCostNanos) * 1_000_000 / (cpu - lastCpuNanos));
            lastCpuNanos = cpu;
            lastCostNanos = cost;
            if (governor.judge(ppm)) {
                Events.writeStatus();
            }
        } catch (Throwable e) {
            Status.caught(e);
        }
    }

    /** The last share measured, in millionths; {@link #UNKNOWN} before there is one. */
    static int ppm() {
        return ppm;
    }

    static Governor governor() {
        return governor;
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }
}
