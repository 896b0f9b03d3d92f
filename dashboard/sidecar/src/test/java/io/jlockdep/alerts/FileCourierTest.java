package io.jlockdep.alerts;

import io.jlockdep.database.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** An outbox in a file. */
class FileCourierTest extends CourierContract {

    @TempDir
    Path directory;

    @Override
    DatabaseAddress address() {
        return DatabaseAddress.ofFile(directory.resolve("findings"));
    }
}
