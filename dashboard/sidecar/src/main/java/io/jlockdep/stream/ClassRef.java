package io.jlockdep.stream;

/**
 * A lock class as acquisitions name it. Immutable.
 *
 * @param id its number, unique within one run
 * @param name what people read
 */
record ClassRef(int id, String name) {}
