package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit that we ship, before systemd itself. */
class SystemdUnitIT {

    private static final Path UNIT =
            Path.of("").toAbsolutePath().getParent().getParent().resolve("deploy/systemd/jlockdep-sidecar@.service");

    @TempDir
    Path directory;

    @Test
    void shouldPleaseSystemd() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path unit = directory.resolve(UNIT.getFileName());
        Files.writeString(unit, Files.readString(UNIT).replace("/usr/bin/java", java.toString()));
        Path program = InstalledProgram.require("systemd-analyze");

        try (RunningProcess verify = RunningProcess.start(
                "verify", directory, List.of(program.toString(), "--man=no", "verify", unit.toString()))) {
            assertThat(verify.awaitEnd()).isEmpty();
            assertThat(verify.exitCode()).isZero();
        }
    }
}
