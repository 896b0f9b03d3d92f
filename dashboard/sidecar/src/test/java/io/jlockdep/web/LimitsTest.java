package io.jlockdep.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.testing.Awaited;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that want more than their share. */
class LimitsTest {

    private static final int CONNECTIONS = 8;
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** For clients that are not slow for the sake of it: the machine may be. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final byte[] LARGE = new byte[50_000_000];

    private final CountDownLatch askedForMuch = new CountDownLatch(1);
    private final List<Socket> clients = new ArrayList<>();
    private WebServer server;

    private void start(Duration idle) throws IOException {
        server = WebServer.start(
                Listening.onLoopback(0),
                java.util.Optional.empty(),
                new Limits(CONNECTIONS, idle, Duration.ofMillis(100)),
                config -> {
                    config.routes.get("/", context -> context.result("served"));
                    config.routes.get("/large", context -> {
                        askedForMuch.countDown();
                        context.result(LARGE);
                    });
                    config.routes.put("/", context -> context.result("took " + context.bodyAsBytes().length));
                });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    @Test
    void shouldTakeNoHeadBeyondTheLimit() throws IOException {
        start(LONG);
        RawHttp header =
                RawHttp.send(server.port(), "GET / HTTP/1.1", "Host: localhost", "X-Long: " + "x".repeat(Limits.HEAD));
        RawHttp path =
                RawHttp.send(server.port(), "GET /<b>" + "x".repeat(Limits.HEAD) + " HTTP/1.1", "Host: localhost");

        assertThat(header.status()).isEqualTo(431);
        assertThat(path.status()).isIn(400, 414);
        assertThat(header.body() + path.body()).doesNotContain("xxx", "<", "jetty", "Jetty");
    }

    @Test
    void shouldTakeNoBodyBeyondTheLimitWhetherItsLengthIsToldOrNot() throws IOException {
        start(LONG);
        String full = "x".repeat(Limits.BODY);
        String chunks = (Integer.toHexString(Limits.BODY) + "\r\n" + full + "\r\n").repeat(2) + "0\r\n\r\n";

        assertThat(put(full, "Content-Length: " + full.length()).body()).isEqualTo("took " + Limits.BODY);
        assertThat(put(full + "y", "Content-Length: " + (full.length() + 1)).status())
                .isEqualTo(413);
        assertThat(put(chunks, "Transfer-Encoding: chunked").status()).isEqualTo(413);
    }

    @Test
    void shouldAnswerThoughSomebodyOpensConnectionsAndSaysNothing() throws IOException {
        start(LONG);
        for (int i = 0; i < 10 * CONNECTIONS; i++) {
            client();
        }

        assertThat(RawHttp.get(server.port(), "/").body()).isEqualTo("served");
        assertThat(server.connections()).isLessThanOrEqualTo(CONNECTIONS);
    }

    @Test
    void shouldPartWithWhoSendsAByteNowAndThen() throws IOException {
        start(SHORT);
        Socket slow = client();
        slow.getOutputStream().write("GET / HTTP/1.1\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));

        Awaited.value(() -> takes(slow, "x"), taken -> !taken);
    }

    @Test
    void shouldPartWithWhoDoesNotTakeTheAnswer() throws IOException, InterruptedException {
        start(SHORT);
        Socket slow = client();
        slow.getOutputStream()
                .write("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(askedForMuch.await(90, TimeUnit.SECONDS)).isTrue();

        Awaited.value(() -> server.connections(), open -> open == 0);
    }

    private static boolean takes(Socket socket, String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Socket client() {
        try {
            Socket socket = new Socket("127.0.0.1", server.port());
            clients.add(socket);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawHttp put(String body, String length) throws IOException {
        return RawHttp.send(server.port(), body, List.of("PUT / HTTP/1.1", "Host: localhost", length));
    }
}
