/**
 * What the sidecar knew of one JVM at one moment: the graph, the health of the stream that feeds it, and how the agent
 * fares. The door is {@link io.jlockdep.snapshot.JvmSnapshot}.
 *
 * <p>Everything here is immutable: made by the one thread that owns the graph, read by any.
 */
package io.jlockdep.snapshot;
