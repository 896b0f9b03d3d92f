package io.jlockdep.graph;

import java.util.Arrays;
import java.util.List;

/**
 * A sequence of lock classes and modes that some thread held and then extended: what was seen of it, how often it
 * occurs and how long its locks had been held. Single-threaded, owned by the graph.
 */
final class Chain {

    /** Rates forget: what is older than this counts half, a quarter and so on. */
    private static final double HORIZON_MILLIS = 24 * 3_600_000.0;

    private final LongSet evidence = new LongSet();
    private final int evidenceLimit;
    private long learned;
    private long counted;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private long lastCountedMillis = Long.MIN_VALUE;
    private double occurrences;
    private double periodMillis;
    private Exposure[] exposures = {};
    private Guards common;
    private boolean full;

    Chain(int evidenceLimit) {
        this.evidenceLimit = evidenceLimit;
    }

    /**
     * Counts an occurrence; returns whether its thread, epoch or instances are new. A replayed one, older than the latest,
     * is counted only if it is new.
     */
    boolean learn(Acquisition acquisition) {
        boolean isNew = isNew(acquisition);
        if (isNew || acquisition.seenMillis() > lastMillis) {
            learned++;
        }
        firstMillis = Math.min(firstMillis, acquisition.seenMillis());
        lastMillis = Math.max(lastMillis, acquisition.seenMillis());
        return isNew;
    }

    void learn(ChainStatistics statistics) {
        counted += statistics.occurrences();
        lastCountedMillis = Math.max(lastCountedMillis, statistics.endMillis());
        double kept = periodMillis + statistics.periodMillis() > HORIZON_MILLIS ? 0.5 : 1;
        occurrences = occurrences * kept + statistics.occurrences();
        periodMillis = periodMillis * kept + statistics.periodMillis();
        exposures = exposures.length >= statistics.windows().size()
                ? exposures
                : Arrays.copyOf(exposures, statistics.windows().size());
        for (int i = 0; i < statistics.windows().size(); i++) {
            exposures[i] = Exposure.plus(exposures[i], statistics.windows().get(i), kept);
        }
    }

    /** Occurrences known of: counted by the agent, or at least those that came one by one. */
    long count() {
        return Math.max(learned, counted);
    }

    long firstMillis() {
        return firstMillis;
    }

    /** When it last occurred, as far as is known: a count says so only of its period. */
    long lastMillis() {
        return Math.max(lastMillis, lastCountedMillis);
    }

    /** Occurrences behind {@link #perSecond()}. */
    double occurrences() {
        return occurrences;
    }

    /** Recent rate, 0 when not measured. */
    double perSecond() {
        return periodMillis == 0 ? 0 : occurrences * 1_000 / periodMillis;
    }

    /** How long the lock at that depth had been held, {@link Exposure#NONE} when not measured. */
    Exposure exposure(int depth) {
        return depth < exposures.length ? exposures[depth] : Exposure.NONE;
    }

    /** Learns what guarded an occurrence, and whether from now on those in other threads are not reported. */
    void learnGuards(Guards guards, boolean threadsFull) {
        common = common == null ? guards : common.intersect(guards);
        full |= threadsFull;
    }

    /** What guarded all occurrences, in case others are not reported; null if all are. */
    Guards unreported() {
        return full ? common : null;
    }

    private boolean isNew(Acquisition acquisition) {
        long key = Mix.mix(acquisition.thread().id(), acquisition.instance());
        key = Mix.mix(key, acquisition.threadsFull() ? -1L - acquisition.epoch() : acquisition.epoch());
        List<Hold> held = acquisition.held();
        for (int i = 0; i < held.size(); i++) {
            key = Mix.mix(key, held.get(i).instance());
        }
        return evidence.size() < evidenceLimit ? evidence.add(key) : !evidence.contains(key);
    }
}
