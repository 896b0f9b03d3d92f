package io.jlockdep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Takes what PagerDuty's Events API v2 takes, and keeps it. Thread-safe. */
final class PagerDuty implements AutoCloseable {

    private static final String PATH = "/v2/enqueue";

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private PagerDuty(HttpServer server) {
        this.server = server;
    }

    static PagerDuty open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PagerDuty opened = new PagerDuty(server);
        server.createContext(PATH, opened::take);
        server.start();
        return opened;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /**
     * Waits for an event.
     *
     * @param failure what to say besides when it did not come
     */
    JsonNode await(Predicate<JsonNode> wanted, Supplier<String> failure) {
        return Eventually.get(
                () -> events.stream().filter(wanted).findFirst(), () -> "only " + events + "; " + failure.get());
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            events.add(Http.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] answer = "{\"status\":\"success\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
