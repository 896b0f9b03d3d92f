package io.jlockdep.web;

import io.jlockdep.graph.Verdict;

/** A verdict as a word in its colour, with what it means for those who meet it first. Stateless. */
final class VerdictBadge {

    private VerdictBadge() {}

    static void render(Html html, Verdict verdict) {
        html.element("span", label(verdict), "class", "verdict " + tone(verdict), "title", meaning(verdict));
    }

    /** {@code single thread}. */
    static String label(Verdict verdict) {
        return verdict.label().replace('_', ' ');
    }

    /** The class that gives the colour. */
    static String tone(Verdict verdict) {
        return switch (verdict) {
            case DEADLOCKED -> "struck";
            case FEASIBLE -> "can-strike";
            case POTENTIAL -> "may-strike";
            case TIMED, READERS_ONLY -> "conditional";
            case GUARDED, SEQUENCED, SINGLE_THREAD -> "explained";
        };
    }

    /** Whether somebody should look at it now. */
    static boolean isSerious(Verdict verdict) {
        return verdict.compareTo(Verdict.POTENTIAL) <= 0;
    }

    private static String meaning(Verdict verdict) {
        return switch (verdict) {
            case DEADLOCKED -> "It has struck: the threads hang now";
            case FEASIBLE -> "It can strike: different threads, matching locks, nothing keeps them apart";
            case POTENTIAL -> "The order is inverted, but no two threads were seen on the same locks";
            case TIMED -> "Some thread gives up waiting: a stall, not a deadlock";
            case READERS_ONLY -> "It closes only through readers, and no writer was seen";
            case GUARDED -> "Another lock, always held, keeps the threads apart";
            case SEQUENCED -> "Starting or joining a thread puts one order after the other";
            case SINGLE_THREAD -> "One thread alone took both orders";
        };
    }
}
