package io.jlockdep.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jlockdep.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with a certificate, over real TLS. */
class TlsTest {

    @TempDir
    static Path directory;

    private static TestCertificate rsa;
    private static TestCertificate ec;

    @BeforeAll
    static void makeCertificates() throws Exception {
        rsa = TestCertificate.make(directory, "rsa", "RSA");
        ec = TestCertificate.make(directory, "ec", "EC");
    }

    @Test
    void shouldSpeakTlsWithKeysOfEachKind() throws Exception {
        for (TestCertificate each : List.of(rsa, ec)) {
            try (WebServer server = serve(new TlsFiles(each.certificate(), each.key()))) {
                assertThat(server.url()).isEqualTo("https://127.0.0.1:" + server.port() + "/");
                assertThat(get(each.client(), server)).isEqualTo("served");
            }
        }
    }

    @Test
    void shouldNotAnswerInPlain() throws Exception {
        try (WebServer server = serve(new TlsFiles(rsa.certificate(), rsa.key()))) {
            HttpRequest plain = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                    .build();

            assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldShowTheRenewedCertificateAndKeepItWhenTheNextIsUnusable() throws Exception {
        Path certificate = Files.copy(rsa.certificate(), directory.resolve("renewed.crt"));
        Path key = Files.copy(rsa.key(), directory.resolve("renewed.key"));
        try (ServerCertificate shown = new ServerCertificate(new TlsFiles(certificate, key));
                WebServer server = serveWith(shown)) {
            assertThat(get(rsa.client(), server)).isEqualTo("served");

            replace(ec.certificate(), certificate, 1);
            replace(ec.key(), key, 1);
            shown.look();

            assertThat(get(ec.client(), server)).isEqualTo("served");
            assertThatThrownBy(() -> get(rsa.client(), server)).isInstanceOf(SSLHandshakeException.class);

            replace(rsa.key(), key, 2);
            shown.look();

            assertThat(get(ec.client(), server)).isEqualTo("served");
        }
    }

    @Test
    void shouldSayWhichFileCannotBeUsed() throws Exception {
        Path rubbish = Files.writeString(directory.resolve("rubbish.pem"), "s3cret rubbish");
        Path old = Files.writeString(
                directory.resolve("old.key"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        Path broken = Files.writeString(
                directory.resolve("broken.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertThat(refusal(directory.resolve("none.crt"), rsa.key())).contains("none.crt", "no such file");
        assertThat(refusal(rubbish, rsa.key())).contains("rubbish.pem", "no certificate");
        assertThat(refusal(rsa.certificate(), old)).contains("old.key", "PKCS#8", "openssl");
        assertThat(refusal(rsa.certificate(), rubbish))
                .contains("rubbish.pem", "PKCS#8")
                .doesNotContain("s3cret");
        assertThat(refusal(rsa.certificate(), broken)).contains("broken.key").doesNotContain("AAAA");
        assertThat(refusal(
                        ec.certificate(),
                        TestCertificate.make(directory, "other", "EC").key()))
                .contains("other.key is not the key of", "ec.crt");
        assertThat(refusal(rsa.certificate(), ec.key())).contains("ec.key is not the key of", "rsa.crt");
    }

    private static String refusal(Path certificate, Path key) {
        try {
            new TlsFiles(certificate, key).keyStore();
            throw new AssertionError("was taken");
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static void replace(Path with, Path file, int ageSeconds) throws IOException {
        FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 1000L * ageSeconds);
        Files.copy(with, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, later);
    }

    private static WebServer serve(TlsFiles files) throws IOException {
        return serveWith(new ServerCertificate(files));
    }

    private static WebServer serveWith(ServerCertificate certificate) throws IOException {
        Listening loopback = new Listening(
                InetAddress.getLoopbackAddress(),
                0,
                Optional.of(new TlsFiles(directory, directory)),
                false,
                List.of(),
                true);
        return WebServer.start(
                loopback,
                Optional.of(certificate),
                Limits.DEFAULT,
                config -> config.routes.get("/", context -> context.result("served")));
    }

    private static String get(HttpClient client, WebServer server) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url())).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
