package io.jlockdep.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An address on this machine that takes events, or fails to, as a test wants. Thread-safe. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final int port;
    private HttpServer server;

    /** An event that came, whatever was answered. */
    record Received(String body, String signature) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }

        String action() {
            return json().path("event_action").asText(json().path("action").asText());
        }
    }

    /** What to answer. */
    private record Answer(int status, String body, String retryAfter) {}

    private Receiver() throws IOException {
        server = listenOn(0);
        port = server.getAddress().getPort();
    }

    static Receiver open() throws IOException {
        return new Receiver();
    }

    private HttpServer listenOn(int where) throws IOException {
        HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
        opened.createContext("/", this::take);
        opened.start();
        return opened;
    }

    String url() {
        return "http://127.0.0.1:" + port + "/enqueue";
    }

    /** The answer to the next request that has none yet; what comes after those is taken. */
    void answer(int status, String body, String retryAfter) {
        answers.add(new Answer(status, body, retryAfter));
    }

    void answer(int status) {
        answer(status, "", "");
    }

    /** Listens no more. */
    void goDown() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listenOn(port);
    }

    List<Received> received() {
        return received;
    }

    List<String> actions() {
        return received.stream().map(Received::action).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(body, exchange.getRequestHeaders().getFirst("X-Jlockdep-Signature")));
            Answer answer = answers.poll();
            if (answer == null) {
                answer = new Answer(202, "{\"status\":\"success\"}", "");
            }
            if (!answer.retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter);
            }
            byte[] text = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
