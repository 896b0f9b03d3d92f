/**
 * Every family of lock programs, for every lock type that it applies to, on real JVMs under the shaded agent, and what
 * {@code check} says of the recording.
 *
 * <p>{@code cases.txt} is the table. A {@link io.jlockdep.cases.LockCase} is a row of it, a
 * {@link io.jlockdep.cases.Variant} the row with a {@link io.jlockdep.cases.LockKind} for each of its locks.
 * {@link io.jlockdep.cases.ProgramSource} writes the variant as Java, with lock classes of its own, so that one JVM runs all of
 * them and each finding is known by its lock names. Everything here is immutable or confined to one thread.
 */
package io.jlockdep.cases;
