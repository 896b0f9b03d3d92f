package io.jlockdep.graph;

/**
 * A thread of the monitored JVM. Immutable.
 *
 * @param id never reused within one run
 * @param name as it was when seen
 * @param virtual whether it is a virtual thread
 */
public record ThreadRef(long id, String name, boolean virtual) {}
