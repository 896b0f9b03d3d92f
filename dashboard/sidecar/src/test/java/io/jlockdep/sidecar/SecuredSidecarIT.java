package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.testing.Awaited;
import io.jlockdep.testing.TestCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, started so that others can reach it, with everything that it has to keep to itself. */
class SecuredSidecarIT {

    private static final List<String> SECRETS = List.of(
            "pass-7f3a",
            "read-91bc",
            "change-55de",
            "jmx-a0a0",
            "database-b1b1",
            "0123456789abcdef0123456789abcdef",
            "webhook-c2c2");

    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    @Test
    void shouldServeWhoKnowsASecretByTlsAndTellNobodyWhatItIs() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory, "sidecar", "EC");
        Process sidecar = start(certificate);
        try {
            String url = Awaited.value(this::url, found -> !found.isEmpty()).replace("localhost", "127.0.0.1");
            HttpClient client = certificate.client();
            String pair = Base64.getEncoder().encodeToString("ann:pass-7f3a".getBytes(StandardCharsets.UTF_8));

            assertThat(url).startsWith("https://");
            assertThat(get(client, url + "metrics", "Bearer wrong").statusCode())
                    .isEqualTo(401);
            assertThat(get(client, url + "metrics", "Bearer read-91bc").body()).contains("jlockdep_findings");
            for (String path : List.of("", "metrics", "api/status", "api/findings", "-/ready", "nothing")) {
                assertNoSecret(get(client, url + path, "Basic " + pair).body());
            }
            assertNoSecret(sidecar.info().commandLine().orElseThrow());
            assertNoSecret(get(client, url + "metrics", "Bearer change-55d").body());
            // Nobody listens there: what it says about that has come by now.
            Awaited.value(() -> String.join("\n", log), text -> text.contains("jmx"));
            assertNoSecret(String.join("\n", log));
        } finally {
            sidecar.destroyForcibly().waitFor();
        }
    }

    private Process start(TestCertificate certificate) throws IOException {
        Process sidecar = SidecarJar.start(
                "monitor",
                "--repository",
                directory,
                "--jmx",
                "127.0.0.1:1",
                "--jmx-user",
                "monitor",
                "--jmx-password-file",
                secret("jmx-a0a0"),
                "--bind",
                "0.0.0.0",
                "--port",
                0,
                "--tls-certificate",
                certificate.certificate(),
                "--tls-key",
                certificate.key(),
                "--user",
                "ann",
                "--password-file",
                secret("pass-7f3a"),
                "--read-token-file",
                secret("read-91bc"),
                "--token-file",
                secret("change-55de"),
                "--pagerduty-routing-key-file",
                secret("0123456789abcdef0123456789abcdef"),
                "--pagerduty-url",
                "http://127.0.0.1:1/",
                "--webhook-url",
                "http://127.0.0.1:1/",
                "--webhook-secret-file",
                secret("webhook-c2c2"),
                "--database",
                "jdbc:h2:mem:",
                "--database-user",
                "sidecar",
                "--database-password-file",
                secret("database-b1b1"));
        Thread reading = new Thread(() -> {
            BufferedReader lines = sidecar.errorReader();
            lines.lines().forEach(log::add);
        });
        reading.setDaemon(true);
        reading.start();
        return sidecar;
    }

    /** A file whose name does not tell what is in it. */
    private Path secret(String text) throws IOException {
        Path file = directory.resolve("secret" + SECRETS.indexOf(text));
        return Files.writeString(file, text + "\n");
    }

    private String url() {
        return log.stream()
                .filter(line -> line.startsWith("jlockdep: findings of "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("");
    }

    private static void assertNoSecret(String text) {
        assertThat(text).isNotEmpty().doesNotContain(SECRETS);
    }

    private static HttpResponse<String> get(HttpClient client, String address, String authorization)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", authorization)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
