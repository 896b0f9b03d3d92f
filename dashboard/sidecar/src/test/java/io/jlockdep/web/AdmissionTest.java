package io.jlockdep.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;
import io.jlockdep.testing.Findings;
import io.jlockdep.testing.Snapshots;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, over real HTTP. */
class AdmissionTest {

    private static final String PATH = "/api/findings/a1b2/acknowledgement";
    private static final Credentials ALL = Credentials.NONE
            .withReader("ann", "pass:wörd")
            .withReader("reading-token")
            .withChanger("changing-token");

    private final List<String> changes = new ArrayList<>();
    private WebServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/findings/a1b2",
                "/assets/jlockdep.js",
                "/metrics",
                "/api/findings",
                "/api/findings/a1b2",
                "/api/findings/a1b2/report",
                "/api/report",
                "/api/status",
                "/nothing",
                "/-/healthy/../../metrics",
                "//metrics",
                "/-/healthy/",
                "/-/healthy;/metrics"
            })
    void shouldTellNothingToWhoKnowsNoSecret(String path) throws IOException {
        serve(Listening.onLoopback(0), ALL);

        for (String header : List.of(
                "Accept: */*",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Bearer reading-toke",
                "Authorization: Bearer reading-token2",
                "Authorization: Basic reading-token",
                basic("ann", ""),
                basic("", "pass:wörd"),
                basic("bob", "pass:wörd"))) {
            RawHttp answer = get(path, header);

            assertThat(answer.status()).as(header).isIn(400, 401);
            assertThat(answer.body()).doesNotContain("a1b2", "metric");
        }
    }

    @Test
    void shouldAskForWhatItTakes() throws IOException {
        serve(Listening.onLoopback(0), ALL);
        assertThat(get("/").headers()).containsEntry("www-authenticate", "Basic realm=\"jlockdep\", charset=\"UTF-8\"");
        server.close();

        serve(Listening.onLoopback(0), Credentials.NONE.withReader("reading-token"));
        assertThat(get("/").headers())
                .containsEntry("www-authenticate", "Bearer")
                .containsKey("content-security-policy");
    }

    @Test
    void shouldLetReadWhoKnowsOneOfTheSecrets() throws IOException {
        serve(Listening.onLoopback(0), ALL);

        for (String header : List.of(
                "Authorization: Bearer reading-token",
                "Authorization: bearer reading-token",
                "Authorization: Bearer changing-token",
                basic("ann", "pass:wörd"))) {
            assertThat(get("/", header).status()).as(header).isEqualTo(200);
            assertThat(get("/metrics", header).body()).as(header).isEqualTo("some_metric 1\n");
            assertThat(get("/api/findings", header).body()).as(header).contains("a1b2");
        }
    }

    @Test
    void shouldTellProbesWithoutASecretThatItLivesAndNothingElse() throws IOException {
        serve(Listening.onLoopback(0), ALL);

        assertThat(get("/-/healthy").body()).isEqualTo("jlockdep is healthy.\n");
        assertThat(get("/-/ready").status()).isEqualTo(200);
        assertThat(get("/-/ready").body()).hasLineCount(1).doesNotContain("shop", "4711");
    }

    @Test
    void shouldLetChangeOnlyWhoKnowsThatToken() throws IOException {
        serve(Listening.onLoopback(0), ALL);

        assertThat(delete("Authorization: Bearer reading-token").status()).isEqualTo(401);
        assertThat(delete(basic("ann", "pass:wörd")).status()).isEqualTo(401);
        assertThat(changes).isEmpty();
        assertThat(delete("Authorization: Bearer changing-token").status()).isEqualTo(200);
        assertThat(changes).containsExactly("a1b2");
    }

    @Test
    void shouldDemandASecretOnceOthersCanComeThoughOnlyChangingHasOne() throws IOException {
        serve(anywhere(List.of()), Credentials.NONE.withChanger("changing-token"));

        assertThat(get("/metrics").status()).isEqualTo(401);
        assertThat(get("/metrics", "Authorization: Bearer changing-token").status())
                .isEqualTo(200);
    }

    @Test
    void shouldReadOpenlyOnLoopbackWhenOnlyChangingHasASecret() throws IOException {
        serve(Listening.onLoopback(0), Credentials.NONE.withChanger("changing-token"));

        assertThat(get("/metrics").status()).isEqualTo(200);
    }

    @Test
    void shouldTakeChangesFromItsOwnPageThoughTlsEndsBeforeIt() throws IOException {
        String[] lines = {"Authorization: Bearer changing-token", "Origin: https://127.0.0.1"};
        serve(anywhere(List.of()), ALL);
        assertThat(delete(lines).status()).isEqualTo(200);
        server.close();

        serve(Listening.onLoopback(0), ALL);
        assertThat(delete(lines).status()).isEqualTo(403);
    }

    @Test
    void shouldAnswerToTheNamesThatItWasGiven() throws IOException {
        serve(anywhere(List.of("Locks.Example.com")), ALL);

        for (String ours : List.of("locks.example.com", "LOCKS.example.com:443", "10.1.2.3:7070", "[fd00::1]:7070")) {
            assertThat(probe(ours).status()).as(ours).isEqualTo(200);
        }
        for (String foreign : List.of("evil.example", "locks.example.com.evil.example", "10.1.2.3.evil.example")) {
            assertThat(probe(foreign).status()).as(foreign).isEqualTo(421);
        }
    }

    @Test
    void shouldAnswerOnLoopbackToTheNameThatAProxyHandsThrough() throws IOException {
        Listening loopback = new Listening(
                InetAddress.getLoopbackAddress(), 0, Optional.empty(), true, List.of("locks.example.com"), true);
        serve(loopback, Credentials.NONE);

        assertThat(probe("locks.example.com").status()).isEqualTo(200);
        assertThat(probe("10.1.2.3").status()).isEqualTo(421);
    }

    private static Listening anywhere(List<String> names) throws IOException {
        return new Listening(Listening.resolve("0.0.0.0"), 0, Optional.empty(), true, names, names.isEmpty());
    }

    private void serve(Listening listening, Credentials credentials) throws IOException {
        JvmSnapshot run = Snapshots.live(List.of(Findings.inversion("a1b2", Verdict.FEASIBLE)));
        server = WebServer.start(
                listening,
                credentials,
                "1",
                () -> WatchSnapshot.of(run),
                accept -> new MetricsSource.Answer("text/plain", "some_metric 1\n".getBytes(StandardCharsets.US_ASCII)),
                new Noted(changes));
    }

    private RawHttp get(String path, String... headers) throws IOException {
        return send("GET " + path + " HTTP/1.1", headers);
    }

    private RawHttp delete(String... headers) throws IOException {
        return send("DELETE " + PATH + " HTTP/1.1", headers);
    }

    private RawHttp send(String request, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(request, "Host: 127.0.0.1"));
        lines.addAll(List.of(headers));
        return RawHttp.send(server.port(), lines.toArray(String[]::new));
    }

    private RawHttp probe(String host) throws IOException {
        return RawHttp.send(server.port(), "GET /-/healthy HTTP/1.1", "Host: " + host);
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Notes what is withdrawn. */
    private record Noted(List<String> ids) implements Acknowledgements {

        @Override
        public void acknowledge(ReportedFinding reported, String by, String reason, String until) {
            throw new AssertionError("nobody asked for it");
        }

        @Override
        public void withdraw(ReportedFinding reported) {
            ids.add(reported.finding().id());
        }
    }
}
