package io.jlockdep.sidecar;

import io.jlockdep.baseline.Baseline;
import io.jlockdep.baseline.BaselineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A baseline file that is read again when it has changed; a mistake in it is logged, and what held before holds. Thread-safe. */
final class WatchedBaseline implements Supplier<Baseline> {

    private static final Logger logger = LoggerFactory.getLogger(WatchedBaseline.class);
    private static final long LOOK_EVERY_NANOS = 2_000_000_000L;

    private final Path file;
    private Baseline latest;
    private FileTime readOf;
    private long lookedAt;

    private WatchedBaseline(Path file, Baseline latest) {
        this.file = file;
        this.latest = latest;
    }

    /** Reads a file; throws when it cannot be read. */
    static WatchedBaseline of(Path file) throws BaselineException {
        return new WatchedBaseline(file, Baseline.read(file));
    }

    @Override
    public synchronized Baseline get() {
        long now = System.nanoTime();
        if (lookedAt == 0 || now - lookedAt > LOOK_EVERY_NANOS) {
            lookedAt = now;
            look();
        }
        return latest;
    }

    private void look() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readOf)) {
                readOf = changed;
                latest = Baseline.read(file);
            }
        } catch (IOException | BaselineException e) {
            logger.warn("the baseline stays as it was: {}", e.getMessage());
        }
    }
}
