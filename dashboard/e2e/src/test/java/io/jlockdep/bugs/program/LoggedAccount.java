package io.jlockdep.bugs.program;

import java.io.ByteArrayOutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/**
 * JDK-8349206: until JDK 24 a {@code java.util.logging} handler formats under its lock, and so calls {@code toString} of what
 * is logged. Since 25 it formats before it locks.
 */
public final class LoggedAccount {

    private LoggedAccount() {}

    public static void main(String[] args) throws InterruptedException {
        Logger logger = Logger.getLogger("bank");
        logger.setUseParentHandlers(false);
        logger.addHandler(new StreamHandler(new ByteArrayOutputStream(), new SimpleFormatter()));
        Account account = new Account();

        TwoThreads.inTurn(() -> account.deposit(7, logger::info), () -> logger.log(Level.INFO, "{0}", account));
        System.out.println(account);
    }
}
