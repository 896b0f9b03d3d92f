package io.jlockdep.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * What the directory of a run looks like from outside. A JVM that lives writes to the last of its chunks every second, even if
 * nothing happens in it. Immutable.
 *
 * @param exists whether the directory is there
 * @param bytes length of all its chunks
 * @param chunks how many there are
 */
record RunFiles(boolean exists, long bytes, long chunks) {

    private static final RunFiles NONE = new RunFiles(false, 0, 0);

    static RunFiles in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return NONE;
        }
        long bytes = 0;
        long chunks = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".jfr")) {
                    bytes += Files.readAttributes(file, BasicFileAttributes.class)
                            .size();
                    chunks++;
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            return Files.isDirectory(directory) ? new RunFiles(true, bytes, -1) : NONE;
        }
        return new RunFiles(true, bytes, chunks);
    }
}
