package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the browser would notice what {@link DemoE2E} asserts the absence of. */
class ChromiumIT {

    @TempDir
    Path directory;

    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void shouldHearOfPolicyViolationWhenPageHasInlineStyle() {
        serve("<!doctype html><title>t</title><p id=p style='color: red'>text</p>");

        try (Chromium browser = Chromium.launch(directory)) {
            browser.open(address());

            assertThat(browser.await("document.getElementById('p').textContent"))
                    .isEqualTo("text");
            assertThat(browser.console()).anyMatch(line -> line.contains("Content Security Policy"));
        }
    }

    @Test
    void shouldHearNothingWhenPageKeepsThePolicy() {
        serve("<!doctype html><title>t</title><p id=p>text</p>");

        try (Chromium browser = Chromium.launch(directory)) {
            browser.open(address());

            assertThat(browser.await("document.getElementById('p').textContent"))
                    .isEqualTo("text");
            assertThat(browser.console()).isEmpty();
        }
    }

    private void serve(String page) {
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        // The browser asks for it by itself, sooner or later.
        server.createContext("/favicon.ico", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/page", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.getResponseHeaders().add("Content-Security-Policy", "default-src 'self'");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/page");
    }
}
