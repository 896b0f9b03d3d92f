package io.jlockdep.graph;

/**
 * How a finding was graded from some moment on. Immutable.
 *
 * @param sinceMillis time of the evidence that led to it, milliseconds since the epoch
 * @param verdict whether it could strike, as far as was known
 * @param reason why
 */
public record Grade(long sinceMillis, Verdict verdict, String reason) {}
