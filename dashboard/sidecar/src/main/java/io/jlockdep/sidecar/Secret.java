package io.jlockdep.sidecar;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret in a file, so that it stands in no command line. Stateless. */
final class Secret {

    private Secret() {}

    /** The first line of the file; throws a {@link Complaint} that names the option when there is none. */
    static String firstLine(String option, Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            if (line == null || line.isBlank()) {
                throw new Complaint(option + " " + file + ": is empty");
            }
            return line.strip();
        } catch (IOException e) {
            throw new Complaint(option + " " + file + ": cannot be read: " + e.getMessage());
        }
    }
}
