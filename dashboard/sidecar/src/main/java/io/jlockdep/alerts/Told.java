package io.jlockdep.alerts;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sink knows of a finding. After an attempt of which nobody knows whether it arrived there are several answers: a set of
 * these.
 */
enum Told {
    NOTHING,
    TRIGGERED,
    ACKNOWLEDGED;

    /** As a row holds it. */
    static String text(Collection<Told> possible) {
        return possible.stream().map(Told::name).collect(Collectors.joining(","));
    }

    static Set<Told> parse(String text) {
        return Arrays.stream(text.split(","))
                .map(Told::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Told.class)));
    }
}
