package io.jlockdep.stream;

/** Says whether a JVM can still write events. Thread-safe. */
@FunctionalInterface
interface Liveness {

    /** Nothing is known of the process, as when it runs in another container. */
    Liveness UNKNOWN = () -> true;

    /** False only when it is certain that nothing more will come. */
    boolean mayBeAlive();

    /** That of a process of this machine. */
    static Liveness ofProcess(ProcessHandle process) {
        return process::isAlive;
    }
}
