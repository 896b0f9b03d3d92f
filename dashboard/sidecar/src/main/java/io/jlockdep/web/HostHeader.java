package io.jlockdep.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that the server answers to. Immutable. A page of another site can have a browser ask us only under that site's
 * name (DNS rebinding), never under an address or a name that is ours.
 */
final class HostHeader {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(::1|0:0:0:0:0:0:0:1)]");

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[[0-9a-f:]+(%[\\w.]+)?]");

    private static final Pattern HOST_AND_PORT = Pattern.compile("([^:\\[\\]]+|\\[[^\\[\\]]+])(:\\d{1,5})?");

    private final Set<String> names;
    private final boolean onLoopback;
    private final boolean others;

    /** Those of where it listens. */
    HostHeader(Listening listening) {
        this.names = listening.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.onLoopback = listening.isOnLoopback();
        this.others = listening.otherNames();
    }

    /**
     * Whether a request with this header is meant for us. Without {@code --external-name} a server that can be reached from
     * elsewhere answers to all names: it demands a secret, which a browser does not send under the name of another site.
     */
    boolean isOurs(String header) {
        Matcher parts = HOST_AND_PORT.matcher(header == null ? "" : header.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String host = parts.group(1).replaceFirst("\\.$", "");
        return LOOPBACK.matcher(host).matches()
                || names.contains(host)
                || !onLoopback && (others || ADDRESS.matcher(host).matches());
    }
}
