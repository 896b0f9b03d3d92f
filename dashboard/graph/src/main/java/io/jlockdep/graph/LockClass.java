package io.jlockdep.graph;

/**
 * A set of locks that the program uses in the same role; lockdep's lock class. Immutable.
 *
 * @param key stable across runs and versions of the program
 * @param name what people read
 * @param kind {@code monitor}, {@code ReentrantLock}, {@code ReentrantReadWriteLock} and so on
 * @param type runtime type of the first instance seen
 */
public record LockClass(String key, String name, String kind, String type) {}
