package io.jlockdep.stream;

/**
 * Says whether a JVM can still write events. Immutable.
 *
 * @param process the process of this machine; null when nothing is known of it, as when it runs in another container
 */
record Liveness(ProcessHandle process) {

    static final Liveness UNKNOWN = new Liveness(null);

    static Liveness ofProcess(ProcessHandle process) {
        return new Liveness(process);
    }

    /** False only when it is certain that nothing more will come. */
    boolean mayBeAlive() {
        return process == null || process.isAlive();
    }

    /** Whether the answer can be relied on; if not, a directory that does not change is all there is to go by. */
    boolean isCertain() {
        return process != null;
    }
}
