package io.jlockdep.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A process that sees a small disk of its own at some directory: a file system in memory, in a mount namespace that ends with
 * the process. Single-threaded.
 */
final class SmallDisk implements AutoCloseable {

    private static final String FILL = "fill";

    private final RunningProcess process;
    private final Path disk;

    private SmallDisk(RunningProcess process, Path disk) {
        this.process = process;
        this.disk = disk;
    }

    /** Starts a command to which {@code mountPoint} is such a disk; skips the test where the system allows none. */
    static SmallDisk start(Path mountPoint, int megabytes, Path directory, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(List.of("unshare", "-r", "-m", "sh", "-c"));
        assumeTrue(allows(all, mountPoint), "this system lets us mount nothing, not even in a namespace of our own");
        all.add("mount -t tmpfs -o size=" + megabytes + "m none \"$0\" && exec \"$@\"");
        all.add(mountPoint.toString());
        all.addAll(command);
        RunningProcess process = RunningProcess.start("small-disk", directory, all);
        return new SmallDisk(process, Path.of("/proc/" + process.pid() + "/root" + mountPoint));
    }

    private static boolean allows(List<String> prefix, Path mountPoint) throws IOException {
        List<String> probe = new ArrayList<>(prefix);
        probe.addAll(List.of("mount -t tmpfs none \"$0\"", mountPoint.toString()));
        try {
            return new ProcessBuilder(probe)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    RunningProcess process() {
        return process;
    }

    /** Fills it until so much is left; 0 for nothing at all. */
    void fillUpTo(long bytesLeft) throws IOException {
        Path fill = disk.resolve(FILL + bytesLeft);
        byte[] block = new byte[bytesLeft == 0 ? 4_096 : 1 << 18];
        try (OutputStream out = Files.newOutputStream(fill)) {
            while (bytesLeft == 0 || disk.toFile().getUsableSpace() > bytesLeft) {
                out.write(block);
            }
        } catch (IOException e) {
            if (bytesLeft > 0) {
                throw e;
            }
        }
    }

    /** Deletes what it was filled with. */
    void clear() throws IOException {
        try (Stream<Path> files = Files.list(disk)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(FILL)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** How many recordings are on it. */
    long recordings() {
        try (Stream<Path> files = Files.walk(disk)) {
            return files.filter(file -> file.toString().endsWith(".jfr")).count();
        } catch (IOException | UncheckedIOException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
