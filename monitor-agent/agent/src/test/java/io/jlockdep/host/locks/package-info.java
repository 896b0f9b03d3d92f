/**
 * A program that calls every public method of the JDK's locks, each free, held, contended and interrupted, and says what
 * came of it. The door is {@link io.jlockdep.host.locks.EveryLock}.
 *
 * <p>It prints the same whenever it runs. The sections run one after another; helper threads are awaited.
 */
package io.jlockdep.host.locks;
