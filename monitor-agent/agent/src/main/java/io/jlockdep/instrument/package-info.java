/**
 * Class bytes in, class bytes that call {@link io.jlockdep.runtime.LockProbe} out, or null. The door is {@link
 * io.jlockdep.instrument.LockTransformer}.
 *
 * <p>Deciding is cheap ({@link io.jlockdep.instrument.ClassScan}), weaving never loads a class of the host, never adds a
 * member and never throws. All of it may run on any number of threads at once: what is shared is immutable or a counter,
 * everything else lives for one class on one thread.
 */
package io.jlockdep.instrument;
