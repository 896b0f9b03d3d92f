package io.jlockdep.agent;

/** The agent's few words to people, on stderr: it must not wake a logging framework of the host. Thread-safe. */
final class Console {

    private Console() {}

    /** Prints one line, in which control characters are shown as {@code ?}. */
    static void say(String line) {
        System.err.println("jlockdep: " + line.replaceAll("\\p{Cntrl}", "?"));
    }

    /** Prints one line and where it comes from, for faults of ours only. */
    static void say(String line, Throwable fault) {
        StringBuilder block = new StringBuilder("jlockdep: ").append(line.replaceAll("\\p{Cntrl}", "?"));
        for (StackTraceElement frame : fault.getStackTrace()) {
            block.append(System.lineSeparator()).append("jlockdep:     at ").append(frame);
        }
        System.err.println(block);
    }
}
