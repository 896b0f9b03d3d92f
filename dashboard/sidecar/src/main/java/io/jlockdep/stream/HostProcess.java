package io.jlockdep.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the operating system tells of a process, looked at before it is attached to: attaching begins with a signal, which
 * ends a process that is no JVM and makes a JVM that does not want it print all its threads. Where there is no {@code /proc}
 * nothing is known and nothing refused. Stateless.
 */
final class HostProcess {

    private static final String DISABLED = "-XX:+DisableAttachMechanism";
    private static final int SIGQUIT = 3;

    private HostProcess() {}

    /** Throws when attaching would harm the process. */
    static void checkAttachable(long pid) throws AttachFailure {
        Path proc = Path.of("/proc", Long.toString(pid));
        if (Stream.of("cmdline", "environ")
                .anyMatch(file -> text(proc.resolve(file)).contains(DISABLED))) {
            throw new AttachFailure("pid " + pid + " was started with " + DISABLED
                    + ": give the directory of its recordings by --repository instead");
        }
        if (!catchesQuit(text(proc.resolve("status")))) {
            throw new AttachFailure("pid " + pid + " is no JVM that can be attached to");
        }
    }

    private static boolean catchesQuit(String status) {
        return status.lines()
                .filter(line -> line.startsWith("SigCgt:"))
                .map(line -> line.substring("SigCgt:".length()).trim())
                .allMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> (SIGQUIT - 1) & 1) == 1);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /** A path of the process as seen from here: through its root directory when it runs in a container. */
    static Path pathSeenFromHere(long pid, String path) {
        Path here = Path.of(path);
        Path there = Path.of("/proc/" + pid + "/root" + path);
        return !Files.exists(here) && Files.exists(there) ? there : here;
    }
}
