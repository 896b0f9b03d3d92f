package io.jlockdep.runtime;

/** Knows what the runtime cannot see: which monitor a platform thread waits for, and who has it. Thread-safe. */
public interface EntryMonitors {

    /** Where there is nobody to ask. */
    EntryMonitors UNKNOWN = new EntryMonitors() {

        @Override
        public int identityHashOf(long threadId) {
            return 0;
        }

        @Override
        public long ownerOf(long threadId) {
            return 0;
        }
    };

    /** The identity hash of the monitor that a thread waits to enter; 0 when it waits for none, or cannot be told. */
    int identityHashOf(long threadId);

    /** The thread that has the monitor which a thread waits to enter; 0 when it waits for none, or cannot be told. */
    long ownerOf(long threadId);
}
