package io.jlockdep.agent;

import java.util.TimeZone;

/**
 * Whether anybody has asked for the time of day yet. JFR does when it starts, and fixes the JVM's default time zone by it:
 * a host that sets {@code user.timezone} at the start of its {@code main} would come too late. Stateless.
 */
final class HostTimeZone {

    private static final String PROPERTY = "user.timezone";

    private HostTimeZone() {}

    /** Whether the default time zone is neither given on the command line nor looked up. */
    static boolean isOpen() {
        String zone = System.getProperty(PROPERTY);
        return zone == null || zone.isEmpty();
    }

    /** Forgets the default time zone. Only before the host's {@code main}: nobody but us can have asked for it. */
    static void reopen() {
        System.clearProperty(PROPERTY);
        TimeZone.setDefault(null);
    }
}
