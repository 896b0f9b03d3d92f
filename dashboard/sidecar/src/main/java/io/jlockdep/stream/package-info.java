/**
 * Delivers the events of a JVM, from its running repository or from a recording file, to the one thread that owns the
 * order graph, and publishes immutable snapshots. The doors are {@link io.jlockdep.stream.Source} for running
 * JVMs and {@link io.jlockdep.stream.Recording} for a file; {@link io.jlockdep.stream.AttachedJvm} finds the repository of
 * a process.
 *
 * <p>Events are read by name, as monitor-agent/EVENTS.md describes them. What cannot be read is counted and shown, never
 * fatal.
 */
package io.jlockdep.stream;
