package io.jlockdep.stream;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directories into which JVMs write their recordings while they run, under a base directory that they share, or just
 * one of them. Immutable; the file system is looked at anew with each call.
 *
 * @param directory the base directory, or that of one run
 */
record RunDirectories(Path directory) {

    /** {@code yyyy_MM_dd_HH_mm_ss_PID}, with a number behind it where that name was taken. */
    private static final Pattern RUN = Pattern.compile("\\d{4}(_\\d{2}){5}_\\d+(_\\d+)?");

    /** The directories of all runs, that of the run that started last first. */
    List<Path> runs() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        if (isNamedAsRun(directory)) {
            return List.of(directory);
        }
        List<Path> children = children();
        return children.isEmpty() && !recordings(directory).isEmpty() ? List.of(directory) : children;
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(RunDirectories::isNamedAsRun)
                    .filter(RunDirectories::isRealDirectory)
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Deletes the directory of a run if it holds nothing but recordings; returns whether it is gone. */
    static boolean delete(Path run) {
        if (!isNamedAsRun(run) || !isRealDirectory(run)) {
            return false;
        }
        try (Stream<Path> files = Files.list(run)) {
            List<Path> all = files.toList();
            if (!all.stream()
                    .allMatch(file -> file.toString().endsWith(".jfr") && Files.isRegularFile(file, NOFOLLOW_LINKS))) {
                return false;
            }
            for (Path file : all) {
                Files.delete(file);
            }
            Files.delete(run);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** No link: whoever may write beside the runs could lead us anywhere. */
    private static boolean isRealDirectory(Path path) {
        return Files.isDirectory(path, NOFOLLOW_LINKS);
    }

    private static boolean isNamedAsRun(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        return name != null && RUN.matcher(name.toString()).matches();
    }

    private static List<Path> recordings(Path run) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(run)) {
            files.filter(file -> file.toString().endsWith(".jfr")).forEach(found::add);
        }
        return found;
    }

    /**
     * Why this user sees nothing of a run although it is there: the JDK itself then shows no event and no error. Empty when
     * nothing stands in the way.
     */
    static Optional<String> obstacle(Path run) {
        try {
            if (Files.isReadable(run) && recordings(run).stream().allMatch(Files::isReadable)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            // said below: a directory that cannot be listed cannot be read
        }
        return Optional.of(run + " is not readable for this user: run both as one user, or the program with umask 022");
    }
}
