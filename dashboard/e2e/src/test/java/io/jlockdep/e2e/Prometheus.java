package io.jlockdep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.host.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Prometheus server that scrapes one target every second. Single-threaded. */
final class Prometheus implements AutoCloseable {

    private final RunningProcess process;
    private final URI address;

    private Prometheus(RunningProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts a server whose files are in {@code directory} and whose only job scrapes {@code target}. */
    static Prometheus scraping(Path directory, URI target) throws IOException {
        Path program = InstalledProgram.require("prometheus");
        Path configuration = directory.resolve("prometheus.yml");
        Files.writeString(configuration, """
                global:
                  scrape_interval: 1s
                  scrape_timeout: 1s
                scrape_configs:
                  - job_name: jlockdep
                    static_configs:
                      - targets: ["%s"]
                """.formatted(target.getAuthority()));
        int port = Loopback.freePort();
        RunningProcess process = RunningProcess.start(
                "prometheus",
                directory,
                List.of(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port));
        return new Prometheus(process, URI.create("http://127.0.0.1:" + port));
    }

    /** Waits until an instant query gives at least one sample and returns the samples. */
    JsonNode awaitSamples(String promql) {
        URI query = address.resolve("/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        return Eventually.get(() -> samples(query), () -> "samples of " + promql + "; " + process.describe());
    }

    private Optional<JsonNode> samples(URI query) {
        return Http.json(query)
                .map(answer -> answer.path("data").path("result"))
                .filter(result -> !result.isEmpty());
    }

    @Override
    public void close() {
        process.close();
    }
}
