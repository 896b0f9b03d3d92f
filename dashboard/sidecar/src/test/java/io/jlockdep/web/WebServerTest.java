package io.jlockdep.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Verdict;
import io.jlockdep.json.PublishedSchema;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import io.jlockdep.testing.Findings;
import io.jlockdep.testing.Snapshots;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server over real HTTP on a free port. */
class WebServerTest {

    private volatile JvmSnapshot latest = Snapshots.live(List.of(
            Findings.inversion("a1b2", Verdict.FEASIBLE, "shop.Inventory.lock", "shop.Ledger.lock"),
            Findings.inversion("c3d4", Verdict.GUARDED, "shop.A", "shop.B")));

    private final List<String> acknowledged = new ArrayList<>();
    private final Acknowledgements acknowledgements = new Recorded(acknowledged);
    private WebServer server;

    @BeforeEach
    void start() throws IOException {
        server = WebServer.start(
                Listening.onLoopback(0),
                Credentials.NONE.withChanger("s3cret"),
                "1.2.3",
                () -> WatchSnapshot.of(latest),
                accept -> new MetricsSource.Answer(
                        "text/plain; for=" + accept, "some_metric 1\n".getBytes(StandardCharsets.UTF_8)),
                acknowledgements);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldBeHealthyAlwaysAndReadyOnceItHasSomethingToSay() throws IOException {
        assertThat(get("/-/healthy").status()).isEqualTo(200);
        assertThat(get("/-/ready").status()).isEqualTo(200);

        latest = JvmSnapshot.waitingFor("pid 1");

        assertThat(get("/-/healthy").status()).isEqualTo(200);
        assertThat(get("/-/ready").status()).isEqualTo(503);

        latest = latest.withStream(StreamHealth.waitingFor("pid 1").in(StreamHealth.State.ENDED));

        assertThat(get("/-/ready").status()).isEqualTo(200);
    }

    @Test
    void shouldHandMetricsThroughInTheFormatThatIsAskedFor() throws IOException {
        RawHttp answer = RawHttp.send(
                server.port(), "GET /metrics HTTP/1.1", "Host: localhost", "Accept: application/openmetrics-text");

        assertThat(answer.body()).isEqualTo("some_metric 1\n");
        assertThat(answer.headers().get("content-type")).contains("for=application/openmetrics-text");
    }

    @Test
    void shouldServeFindingsInTheShapeThatCheckPrints() throws IOException {
        RawHttp answer = get("/api/findings");

        assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
        assertThat(PublishedSchema.violations(answer.body())).isEmpty();
        assertThat(json(answer).at("/findings/0/id").asText()).isEqualTo("a1b2");
        assertThat(json(answer).at("/recordings/0/name").asText()).isEqualTo("pid 4711");
    }

    @Test
    void shouldServeOneFindingAndItsReport() throws IOException {
        assertThat(json(get("/api/findings/c3d4")).path("verdict").asText()).isEqualTo("GUARDED");
        assertThat(get("/api/findings/c3d4/report").headers().get("content-type"))
                .isEqualTo("text/plain;charset=utf-8");
        assertThat(get("/api/findings/c3d4/report").body())
                .contains("possible circular locking dependency detected", "shop.A", "shop.B");
        assertThat(get("/api/report").body()).contains("shop.A", "shop.Ledger.lock");
    }

    @Test
    void shouldTellHowTheWatchingGoes() throws IOException {
        JsonNode status = json(get("/api/status"));

        assertThat(status.path("version").asText()).isEqualTo("1.2.3");
        assertThat(status.at("/recording/stream/state").asText()).isEqualTo("live");
        assertThat(status.at("/recording/graph/edges").asInt()).isEqualTo(1_430);
        assertThat(status.at("/verdicts/FEASIBLE").asInt()).isEqualTo(1);
        assertThat(status.at("/agent/state").asText()).isEqualTo("unknown");
        assertThat(status.at("/agent").has("watching")).isFalse();
    }

    @Test
    void shouldChangeTheRevisionOnlyWhenFindingsChange() throws IOException {
        String before = json(get("/api/status")).path("revision").asText();
        assertThat(get("/").body()).contains("data-revision=\"" + before + "\"");

        latest = latest.withStream(
                new StreamHealth("pid 4711", StreamHealth.State.LIVE, 20_000, 0, 0, 0, 0, 1_700_000_001_000L));
        assertThat(json(get("/api/status")).path("revision").asText()).isEqualTo(before);

        latest = Snapshots.live(List.of(Findings.inversion("a1b2", Verdict.POTENTIAL)));
        assertThat(json(get("/api/status")).path("revision").asText()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/nothing",
                "/api/findings/nothing",
                "/api/findings/nothing/report",
                "/findings/nothing",
                "/assets/nothing.js",
                "/assets/../WebServer.class",
                "/favicon.ico"
            })
    void shouldAnswerUnknownPathsInJson(String path) throws IOException {
        RawHttp answer = get(path);

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("at io.", "at org.", "Exception");
        if (answer.status() == 404) {
            assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
            assertThat(json(answer).path("error").asText()).isNotEmpty();
        }
    }

    @Test
    void shouldNotAcceptWrites() throws IOException {
        assertThat(RawHttp.send(server.port(), "POST /api/findings HTTP/1.1", "Host: localhost", "Content-Length: 0")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void shouldTellNothingOfTheInsideWhenSomethingBreaks() throws IOException {
        latest = null;

        RawHttp answer = get("/api/findings");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(json(answer).path("error").asText()).isEqualTo("internal error");
        assertThat(answer.body()).doesNotContain("Null", "at ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/findings/a1b2", "/api/findings", "/nothing", "/assets/jlockdep.js", "/metrics"})
    void shouldKeepTheBrowserFromDoingMoreThanShow(String path) throws IOException {
        RawHttp answer = get(path);

        assertThat(answer.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("referrer-policy", "no-referrer")
                .doesNotContainKey("server")
                .doesNotContainKey("access-control-allow-origin");
        assertThat(answer.headers().get("content-security-policy"))
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:7070", "10.0.0.1", ""})
    void shouldNotAnswerToTheNamesOfOthers(String host) throws IOException {
        RawHttp answer = RawHttp.send(server.port(), "GET /api/findings HTTP/1.1", "Host: " + host);

        assertThat(answer.status()).isIn(400, 421);
        assertThat(answer.body()).doesNotContain("a1b2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:7070", "127.0.0.1:1", "127.8.9.1", "[::1]:7070"})
    void shouldAnswerToTheNamesOfThisMachine(String host) throws IOException {
        assertThat(RawHttp.send(server.port(), "GET /api/findings HTTP/1.1", "Host: " + host)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldShowTheFindingsOnThePage() throws IOException {
        RawHttp page = get("/");

        assertThat(page.headers().get("content-type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("shop.Main", "pid 4711", "version 4.2")
                .contains("feasible", "guarded")
                .contains("Inventory.lock", "Ledger.lock", "Service0.inner", "Service1.enter", "worker-0", "worker-1")
                .contains("*** DEADLOCK ***");
    }

    @Test
    void shouldShowWhatHostileProgramsCallThemselvesWithoutObeyingIt() throws IOException {
        String evil = "shop.<script>alert(1)</script>\" onload='x' & \u001b[31m\u202e\n";
        Finding finding = Findings.inversion("<x>\"&/../", Verdict.FEASIBLE, evil, "shop.B");
        latest = Snapshots.live(List.of(finding));

        String page = get("/").body();

        assertThat(page)
                .doesNotContain("<script>alert", "onload='x'", "\u001b", "\u202e", "<x>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("href=\"/findings/%3Cx%3E%22%26%2F..%2F\"");
        assertThat(json(get("/api/findings")).at("/findings/0/lockClasses/0").asText())
                .isEqualTo(evil);
    }

    @Test
    void shouldSayWhatItWatchesWhenNothingIsFound() throws IOException {
        latest = Snapshots.live(List.of());

        assertThat(get("/").body()).contains("No inversion found", "Watching pid 4711", "1,430", "18,211");
    }

    @Test
    void shouldHoldThreeHundredFindings() throws IOException {
        List<Finding> many = java.util.stream.IntStream.range(0, 300)
                .mapToObj(i -> Findings.inversion("id" + i, Verdict.POTENTIAL, "shop.A" + i, "shop.B" + i))
                .toList();
        latest = Snapshots.live(many);

        String page = get("/").body();

        assertThat(page.split("<details class=\"finding ", -1)).hasSize(301);
        assertThat(page.split("<details class=\"finding [^>]* open=\"\"", -1)).hasSize(4);
    }

    @Test
    void shouldShowCyclesThroughTheSameOrderInOneCard() throws IOException {
        Finding worst = Findings.inversion("a1b2", Verdict.FEASIBLE, "shop.A", "shop.B");
        latest = Snapshots.live(
                List.of(worst, Findings.sharing(worst, "c3d4", Verdict.POTENTIAL, "shop.A", "shop.C", "shop.B")));

        String page = get("/").body();

        assertThat(page.split("<details class=\"finding ", -1)).hasSize(2);
        assertThat(page).contains("Through the same order", "<li id=\"finding-c3d4\">", "href=\"/findings/c3d4\"");
    }

    @Test
    void shouldNameThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> WebServer.start(
                            Listening.onLoopback(taken.getLocalPort()),
                            Credentials.NONE,
                            "1",
                            () -> WatchSnapshot.of(latest),
                            a -> null,
                            acknowledgements))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
        }
    }

    @Test
    void shouldSayWhereThePageIs() {
        assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port() + "/");
    }

    private RawHttp get(String path) throws IOException {
        return RawHttp.get(server.port(), path);
    }

    private static JsonNode json(RawHttp answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static final String UNTIL =
            LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();

    private static final String BODY = "{\"by\":\"ann\",\"reason\":\"turns\",\"until\":\"" + UNTIL + "\"}";
    private static final String PATH = "/api/findings/a1b2/acknowledgement";

    @Test
    void shouldTakeAnAcknowledgementFromWhoKnowsTheToken() throws IOException {
        RawHttp put = put(PATH, BODY, "Authorization: Bearer s3cret");
        RawHttp delete = RawHttp.send(
                server.port(), "DELETE " + PATH + " HTTP/1.1", "Host: localhost", "Authorization: Bearer s3cret");

        assertThat(put.status()).isEqualTo(200);
        assertThat(delete.status()).isEqualTo(200);
        assertThat(acknowledged).containsExactly("a1b2 ann turns " + UNTIL, "a1b2 withdrawn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "401|Accept: */*",
                "401|Authorization: Bearer wrong",
                "401|Authorization: s3cret",
                "403|Authorization: Bearer s3cret|Origin: http://evil.example",
                "403|Authorization: Bearer s3cret|Origin: null",
                "403|Authorization: Bearer s3cret|Sec-Fetch-Site: cross-site",
                "421|Authorization: Bearer s3cret|Host: evil.example"
            })
    void shouldTakeNothingFromAnybodyElse(String statusAndHeaders) throws IOException {
        String[] parts = statusAndHeaders.split("\\|");

        RawHttp answer = put(PATH, BODY, Arrays.copyOfRange(parts, 1, parts.length));

        assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[0]));
        assertThat(acknowledged).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "{\"by\":\"ann\",\"reason\":\"turns\"}",
                "{\"by\":\"\",\"reason\":\"turns\",\"until\":\"2999-01-01\"}",
                "{\"by\":\"ann\",\"reason\":\"turns\",\"until\":\"2999-01-01\"}",
                "{\"by\":\"ann\",\"reason\":\"turns\",\"until\":\"2020-01-01\"}",
                "{\"by\":\"ann\",\"reason\":\"turns\",\"until\":\"soon\"}"
            })
    void shouldSayWhatAnAcknowledgementLacks(String body) throws IOException {
        RawHttp answer = put(PATH, body, "Authorization: Bearer s3cret");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).path("error").asText()).isNotEmpty();
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void shouldTakeNothingWhenStartedWithoutAToken() throws IOException {
        try (WebServer silent = WebServer.start(
                Listening.onLoopback(0),
                Credentials.NONE,
                "1",
                () -> WatchSnapshot.of(latest),
                accept -> null,
                acknowledgements)) {
            RawHttp answer = RawHttp.send(
                    silent.port(), "DELETE " + PATH + " HTTP/1.1", "Host: localhost", "Authorization: Bearer ");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(acknowledged).isEmpty();
        }
    }

    private RawHttp put(String path, String body, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of("PUT " + path + " HTTP/1.1"));
        lines.addAll(List.of(headers));
        if (lines.stream().noneMatch(line -> line.startsWith("Host: "))) {
            lines.add("Host: localhost");
        }
        lines.add("Content-Length: " + body.length());
        return RawHttp.send(server.port(), body, lines);
    }

    /** Notes what it is told. */
    private record Recorded(List<String> lines) implements Acknowledgements {

        @Override
        public void acknowledge(ReportedFinding reported, String by, String reason, String until) {
            lines.add(reported.finding().id() + " " + by + " " + reason + " " + until);
        }

        @Override
        public void withdraw(ReportedFinding reported) {
            lines.add(reported.finding().id() + " withdrawn");
        }
    }
}
