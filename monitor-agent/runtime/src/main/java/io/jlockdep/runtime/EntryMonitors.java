package io.jlockdep.runtime;

/** Knows what the runtime cannot see: which monitor a thread waits for at the entry of a synchronized method. Thread-safe. */
@FunctionalInterface
public interface EntryMonitors {

    /** The identity hash of the monitor that a thread waits to enter; 0 when it waits for none, or cannot be told. */
    int identityHashOf(long threadId);
}
