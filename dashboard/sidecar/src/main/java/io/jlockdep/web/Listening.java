package io.jlockdep.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Where the server listens, and how it is called. Immutable.
 *
 * @param address of the interface, or of all of them
 * @param port 0 for any that is free
 * @param tls its certificate; empty when it speaks plain HTTP
 * @param tlsElsewhere whether something in front of it speaks TLS to its clients
 * @param names by which clients may call it, besides those that are its own
 * @param otherNames whether, not on loopback, they may call it by any other
 */
public record Listening(
        InetAddress address,
        int port,
        Optional<TlsFiles> tls,
        boolean tlsElsewhere,
        List<String> names,
        boolean otherNames) {

    /** On this machine alone, in plain HTTP. */
    public static Listening onLoopback(int port) {
        return new Listening(InetAddress.getLoopbackAddress(), port, Optional.empty(), false, List.of(), false);
    }

    /** The address of that name; throws with a message that names it when there is none. */
    public static InetAddress resolve(String bind) throws IOException {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new IOException("cannot listen on " + bind + ": no such address", e);
        }
    }

    /** Whether only this machine can come here. */
    public boolean isOnLoopback() {
        return address.isLoopbackAddress();
    }

    /** Where the page is, once the port is known. */
    String url(int actualPort) {
        String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        return (tls.isPresent() ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + actualPort + "/";
    }
}
