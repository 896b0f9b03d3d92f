package io.jlockdep.host.program;

import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Chooses its log manager at the start of main, as application servers do: too late if anybody has logged before. */
public final class OwnLogManager {

    private OwnLogManager() {}

    public static void main(String[] args) {
        System.out.println("nested " + Nested.nest() + " times");
        System.setProperty("java.util.logging.manager", Chosen.class.getName());
        Logger.getLogger("host").finest("nobody reads this");
        System.out.println(LogManager.getLogManager().getClass().getName());
    }

    /** The choice. */
    public static final class Chosen extends LogManager {
        public Chosen() {}
    }
}
