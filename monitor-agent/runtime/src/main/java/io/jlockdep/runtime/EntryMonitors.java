package io.jlockdep.runtime;

/** Knows what the runtime cannot see: which monitor a platform thread waits to enter, and who has it. Thread-safe. */
public interface EntryMonitors {

    /** Where there is nobody to ask. */
    EntryMonitors UNKNOWN = new EntryMonitors() {

        @Override
        public EntryMonitor of(long threadId) {
            return null;
        }
    };

    /** The monitor that a thread waits to enter; null when it waits for none, or cannot be told. */
    EntryMonitor of(long threadId);

    /**
     * A monitor that a thread waits for. Immutable.
     *
     * @param identityHash of the object
     * @param owner number of the thread that has it; 0 when it cannot be told
     */
    record EntryMonitor(int identityHash, long owner) {}
}
