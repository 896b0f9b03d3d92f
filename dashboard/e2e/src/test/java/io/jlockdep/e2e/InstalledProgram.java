package io.jlockdep.e2e;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A program from the operating system's packages that a test drives. Stateless. */
final class InstalledProgram {

    private InstalledProgram() {}

    /**
     * Where the program is. When it is missing the calling test is skipped, but fails in continuous integration
     * ({@code CI=true}), where {@code .ci/run} installs it.
     */
    static Path require(String name) {
        Optional<Path> found = find(name);
        if (found.isEmpty()) {
            String message = name + " is not installed (see .ci/run)";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            abort(message);
        }
        return found.orElseThrow();
    }

    private static Optional<Path> find(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
