package io.jlockdep.bugs.program;

import java.io.ByteArrayOutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.MemoryHandler;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** A {@code MemoryHandler} pushes what it kept to another handler, which formats it, under its own lock. */
public final class RememberedAccount {

    private RememberedAccount() {}

    public static void main(String[] args) throws InterruptedException {
        StreamHandler target = new StreamHandler(new ByteArrayOutputStream(), new SimpleFormatter());
        MemoryHandler memory = new MemoryHandler(target, 10, Level.SEVERE);
        Logger logger = Logger.getLogger("bank");
        logger.setUseParentHandlers(false);
        logger.addHandler(memory);
        Account account = new Account();

        TwoThreads.inTurn(() -> account.deposit(7, logger::info), () -> {
            logger.log(Level.INFO, "{0}", account);
            memory.push();
        });
        System.out.println(account);
    }
}
