package io.jlockdep.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * The agent's few words to people. Thread-safe.
 *
 * <p>They go to the file of standard error, past {@code System.err}: that is the host's, which may have put a logging
 * framework behind it, and has a lock that must not be taken inside class loading.
 */
final class Console {

    private static final String PREFIX = "jlockdep: ";

    private Console() {}

    /** Prints one line, in which control characters are shown as {@code ?}. */
    static void say(String line) {
        print(PREFIX + printable(line) + System.lineSeparator());
    }

    /** Prints one line and where it comes from, for faults of ours only. */
    static void say(String line, Throwable fault) {
        StringBuilder block = new StringBuilder(PREFIX).append(printable(line)).append(System.lineSeparator());
        for (StackTraceElement frame : fault.getStackTrace()) {
            block.append(PREFIX + "    at ").append(frame).append(System.lineSeparator());
        }
        print(block.toString());
    }

    private static String printable(String line) {
        return line.replaceAll("\\p{Cntrl}", "?");
    }

    @SuppressWarnings("resource") // closing it would close the host's standard error
    private static void print(String text) {
        try {
            new FileOutputStream(FileDescriptor.err).write(text.getBytes(Charset.defaultCharset()));
        } catch (IOException nobodyListens) {
            // There is nobody left to tell.
        } catch (SecurityException onlyHostMay) {
            System.err.print(text);
        }
    }
}
