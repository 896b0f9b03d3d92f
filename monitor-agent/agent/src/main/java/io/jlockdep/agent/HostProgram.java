package io.jlockdep.agent;

/** What the host calls itself. Stateless. */
final class HostProgram {

    private static final int MAX_NAME = 256;

    private HostProgram() {}

    /**
     * The main class, module or jar file, without its arguments, which may be secret; empty where the launcher does not
     * say. A jar is named without its directory.
     */
    static String name() {
        String command = System.getProperty("sun.java.command", "").strip();
        int end = command.indexOf(' ');
        String program = end < 0 ? command : command.substring(0, end);
        if (program.endsWith(".jar")) {
            program = program.substring(program.lastIndexOf('/') + 1);
        }
        return program.length() > MAX_NAME ? program.substring(0, MAX_NAME) : program;
    }
}
