package io.jlockdep.bugs.program;

import java.io.StringWriter;
import org.apache.log4j.Logger;
import org.apache.log4j.SimpleLayout;
import org.apache.log4j.WriterAppender;

/**
 * log4j 1.2, Bugzilla 24159 and its like: a logger is locked while its appenders work, and they call {@code toString} of what
 * is logged.
 */
public final class Log4jAppender {

    private Log4jAppender() {}

    public static void main(String[] args) throws InterruptedException {
        Logger.getRootLogger().addAppender(new WriterAppender(new SimpleLayout(), new StringWriter()));
        Logger logger = Logger.getLogger("bank");
        Account account = new Account();

        TwoThreads.inTurn(() -> account.deposit(7, logger::info), () -> logger.info(account));
        System.out.println(account);
    }
}
