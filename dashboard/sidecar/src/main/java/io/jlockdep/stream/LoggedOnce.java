package io.jlockdep.stream;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** Logs each cause once, so that a stream of faults is one line. Thread-safe. */
final class LoggedOnce {

    private static final int MAX_CAUSES = 256;

    private final Set<String> causes = ConcurrentHashMap.newKeySet();
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
