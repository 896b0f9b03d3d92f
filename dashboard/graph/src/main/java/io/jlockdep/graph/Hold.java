package io.jlockdep.graph;

/**
 * A lock that a thread holds while it acquires another. Immutable.
 *
 * @param lockClass its class
 * @param mode how it is held
 * @param instance number of the instance, unique within one run of a JVM; 0 when unknown
 * @param site where it was acquired
 * @param windowNanos time since it was acquired, -1 when not measured
 */
public record Hold(LockClass lockClass, Mode mode, long instance, Frame site, long windowNanos) {}
