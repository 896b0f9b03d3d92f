package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of one edge taken in one way: a bounded number of occurrences kept apart, and one sum of all others.
 * The sum says only what was true of each of them, so that nothing is ever explained by evidence that was dropped.
 * Single-threaded, owned by the graph.
 */
final class Occurrences {

    /** What an occurrence brought. */
    enum News {
        /** Nothing: an equal one is known. */
        NONE,
        /** Other instances, in a thread and under guards already known. */
        INSTANCES,
        /** A thread or guards not seen here before. */
        PROFILE
    }

    private final int limit;
    private final List<Witness> witnesses = new ArrayList<>(2);
    private final List<Witness> profiles = new ArrayList<>(2);
    private final LongSet known = new LongSet();
    private Witness rest;
    private boolean allReported = true;

    Occurrences(int limit) {
        this.limit = limit;
    }

    News learn(Witness witness) {
        if (known.contains(witness.key())) {
            return News.NONE;
        }
        if (witnesses.size() >= limit) {
            return addToRest(witness);
        }
        known.add(witness.key());
        witnesses.add(witness);
        if (isProfileKnown(witness)) {
            return News.INSTANCES;
        }
        profiles.add(witness);
        return News.PROFILE;
    }

    /** Whether occurrences in threads not seen so far would be reported. */
    boolean isAllReported() {
        return allReported;
    }

    /** Learns that there may be more than was reported, besides what the latest brought. */
    News learnUnreported(Witness unreported, News latest) {
        allReported = false;
        if (isProfileKnown(unreported)) {
            return latest;
        }
        if (profiles.size() < limit * 2) {
            profiles.add(unreported);
            return News.PROFILE;
        }
        return addToRest(unreported) == News.PROFILE ? News.PROFILE : latest;
    }

    private boolean isProfileKnown(Witness witness) {
        for (Witness profile : profiles) {
            if (witness.sameProfile(profile)) {
                return true;
            }
        }
        return false;
    }

    /** Those kept apart, in the order seen. */
    List<Witness> witnesses() {
        return witnesses;
    }

    /** One of each thread and guards, in the order seen. */
    List<Witness> profiles() {
        return profiles;
    }

    /** The sum of those not kept apart, null if there are none. */
    Witness rest() {
        return rest;
    }

    private News addToRest(Witness witness) {
        Witness before = rest;
        rest = before == null ? witness.plus(witness) : before.plus(witness);
        return before != null && before.sameProfile(rest) ? News.INSTANCES : News.PROFILE;
    }
}
