package io.jlockdep.stream;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;

/** Logs each cause once, so that a stream of faults is one line. Single-threaded. */
final class LoggedOnce {

    private static final int MAX_CAUSES = 256;

    private final Set<String> causes = new HashSet<>();
    private final Logger logger;

    LoggedOnce(Logger logger) {
        this.logger = logger;
    }

    void warn(String cause, String message, Object... arguments) {
        if (isNew(cause)) {
            logger.warn(message, arguments);
        }
    }

    void info(String cause, String message, Object... arguments) {
        if (isNew(cause)) {
            logger.info(message, arguments);
        }
    }

    private boolean isNew(String cause) {
        return causes.size() < MAX_CAUSES && causes.add(cause);
    }
}
