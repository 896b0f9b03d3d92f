/**
 * What woven code calls, and what it calls in turn: records per thread which locks are held and writes one JFR event for
 * each thing learned. The door is {@link io.jlockdep.runtime.LockProbe}.
 *
 * <p>Loaded by the boot loader. Uses {@code java.base} and {@code jdk.jfr}, nothing else. Never throws into the host,
 * never locks, never logs. Per-thread state is confined to its thread; what threads share is lock-free.
 */
package io.jlockdep.runtime;
