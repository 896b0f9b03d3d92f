/**
 * Runs a program in a real JVM, with or without the agent, and says what became of it. The door is
 * {@link io.jlockdep.host.Host}; {@link io.jlockdep.host.OnEachJdk} repeats a test on every JDK that the agent supports.
 *
 * <p>Every JVM started here logs HotSpot's refusals to compile unbalanced locking, has a time limit, and is gone when the
 * test ends. Its output, logs and recording stay in {@code target/hosts} until the next clean. The builder and the
 * readers are for one thread; a {@link io.jlockdep.host.RunningHost} is thread-safe.
 */
package io.jlockdep.host;
