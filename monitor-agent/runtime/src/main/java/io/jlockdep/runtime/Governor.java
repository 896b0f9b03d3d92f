package io.jlockdep.runtime;

/**
 * Keeps the agent's cost below a share of the host's CPU time: sheds the work that helps least, one step at a time, and takes
 * it up again when there is room. Never what finds new orders. Single-threaded but for {@link #shed()}, which any thread may ask.
 */
final class Governor {

    /** All work is done. */
    static final int NOTHING = 0;

    /** How often known orders occur and how long locks are held by then is no longer measured. */
    static final int STATISTICS = 1;

    /** Nor are known chains looked at again as often for other threads and instances. */
    static final int SAMPLING = 2;

    /** Periods above the limit before a step is shed. */
    private static final int PATIENCE = 3;

    /** Periods below half of it before a step is taken up again: each change is news to people. */
    private static final int CAUTION = 30;

    private final int limitPpm;
    private int above;
    private int below;
    private volatile int shed = NOTHING;

    /** @param limitPpm share of the CPU time, in millionths; 0 for no limit */
    Governor(int limitPpm) {
        this.limitPpm = limitPpm;
    }

    int limitPpm() {
        return limitPpm;
    }

    /** What is shed now: each step includes those before it. */
    int shed() {
        return shed;
    }

    /** What is shed, for people, empty for nothing. */
    String shedNames() {
        return switch (shed) {
            case NOTHING -> "";
            case STATISTICS -> "statistics";
            default -> "statistics,sampling";
        };
    }

    /**
     * Takes note of what a period cost.
     *
     * @return whether something else is shed from now on
     */
    boolean judge(int ppm) {
        above = limitPpm > 0 && ppm > limitPpm ? above + 1 : 0;
        below = ppm <= limitPpm / 2 ? below + 1 : 0;
        if (above == PATIENCE && shed < SAMPLING) {
            return changeTo(shed + 1);
        }
        return below == CAUTION && shed > NOTHING && changeTo(shed - 1);
    }

    private boolean changeTo(int next) {
        shed = next;
        above = 0;
        below = 0;
        return true;
    }
}
