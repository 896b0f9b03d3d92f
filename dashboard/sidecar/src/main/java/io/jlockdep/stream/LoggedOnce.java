package io.jlockdep.stream;

import io.jlockdep.words.VisibleText;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
            logger.warn(message, visible(arguments));
        }
    }

    void info(String cause, String message, Object... arguments) {
        if (isNew(cause)) {
            logger.info(message, visible(arguments));
        }
    }

    private boolean isNew(String cause) {
        return causes.size() < MAX_CAUSES && causes.add(cause);
    }

    /** Names come from the monitored program: none shall start a line of its own in the log. */
    private static Object[] visible(Object... arguments) {
        return Stream.of(arguments).map(String::valueOf).map(VisibleText::of).toArray();
    }
}
