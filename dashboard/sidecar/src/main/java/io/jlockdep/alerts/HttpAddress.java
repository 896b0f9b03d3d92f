package io.jlockdep.alerts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Addresses as people write them. Stateless. What is wrong with one is said without saying it, for it may hold a secret. */
final class HttpAddress {

    private HttpAddress() {}

    /** Throws when it is no address of HTTP, or names a user. */
    static URI parse(String text) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no address: " + e.getReason(), null);
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || address.getHost() == null) {
            throw new IllegalArgumentException("is no address that begins with https://");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("names a user or a fragment, which are not sent");
        }
        return address;
    }

    /** The same, but not in the clear, unless it stays on this machine. */
    static URI confidential(String text) {
        URI address = parse(text);
        if (address.getScheme().equalsIgnoreCase("http") && !isThisMachine(address.getHost())) {
            throw new IllegalArgumentException("has to begin with https://: it is sent a secret");
        }
        return address;
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /** Scheme, host and port: what may stand in a log. */
    static String origin(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
