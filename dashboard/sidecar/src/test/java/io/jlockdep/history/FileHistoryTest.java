package io.jlockdep.history;

import io.jlockdep.database.DatabaseAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The history in a file. */
class FileHistoryTest extends HistoryContract {

    @TempDir
    Path directory;

    @Override
    DatabaseAddress address() {
        // Both ends of a test share the file, as two sidecars may share a PostgreSQL database.
        return new DatabaseAddress("jdbc:h2:file:" + directory.resolve("findings") + ";WRITE_DELAY=0", "", "");
    }
}
