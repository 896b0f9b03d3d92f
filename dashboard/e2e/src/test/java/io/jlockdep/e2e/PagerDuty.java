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
    private final int port;
    private HttpServer server;

    private PagerDuty() throws IOException {
        server = listenOn(0);
        port = server.getAddress().getPort();
    }

    static PagerDuty open() throws IOException {
        return new PagerDuty();
    }

    private HttpServer listenOn(int where) throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
        opened.createContext(PATH, this::take);
        opened.start();
        return opened;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + PATH);
    }

    /** Takes nothing until it {@link #comeBack comes back}. */
    void goDown() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listenOn(port);
    }

    /** All that was taken so far. */
    List<JsonNode> events() {
        return List.copyOf(events);
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

    /** Waits until the latest event with the same key as {@code other} has this action, and returns it. */
    JsonNode awaitLatest(JsonNode other, String action, Supplier<String> failure) {
        return Eventually.get(
                () -> events.stream()
                        .filter(event -> event.path("dedup_key").equals(other.path("dedup_key")))
                        .reduce((before, after) -> after)
                        .filter(latest -> latest.path("event_action").asText().equals(action)),
                () -> "only " + events + "; " + failure.get());
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
