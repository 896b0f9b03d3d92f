package io.jlockdep.bugs.program;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.log4j.Logger;
import org.apache.log4j.SimpleLayout;
import org.apache.log4j.WriterAppender;

/**
 * {@code System.out} sent to log4j, as many servers do: printing locks the stream and then the logger, and what prints while
 * it is logged locks the logger and then the stream.
 */
public final class Log4jConsole {

    private Log4jConsole() {}

    public static void main(String[] args) throws InterruptedException {
        PrintStream console = System.out;
        Logger logger = Logger.getRootLogger();
        logger.addAppender(new WriterAppender(new SimpleLayout(), new StringWriter()));
        System.setOut(new PrintStream(new LoggedLines(logger), true, StandardCharsets.UTF_8));

        TwoThreads.inTurn(() -> System.out.println("printed"), () -> logger.info(new Talkative()));
        console.println("logged");
    }

    /** Logs what is printed, at each flush. Guarded by the stream above it. */
    private static final class LoggedLines extends ByteArrayOutputStream {

        private final Logger logger;

        LoggedLines(Logger logger) {
            this.logger = logger;
        }

        @Override
        public void flush() {
            String printed = toString(StandardCharsets.UTF_8).trim();
            reset();
            if (!printed.isEmpty()) {
                logger.info(printed);
            }
        }
    }

    /** Prints while it is logged. */
    private static final class Talkative {

        @Override
        public String toString() {
            System.out.print("");
            return "talkative";
        }
    }
}
