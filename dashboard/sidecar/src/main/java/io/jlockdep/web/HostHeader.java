package io.jlockdep.web;

import java.util.Locale;
import java.util.regex.Pattern;

/** The {@code Host} header of a request. Stateless. */
final class HostHeader {

    private static final Pattern LOOPBACK = Pattern.compile(
            "(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(::1|0:0:0:0:0:0:0:1)])\\.?(:\\d{1,5})?");

    private HostHeader() {}

    /** Whether the request was addressed to this machine by a name that only this machine can have. */
    static boolean namesLoopback(String host) {
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
