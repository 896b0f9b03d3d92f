package io.jlockdep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.host.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

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
        return start(directory, scrapes(target));
    }

    /** The same, which besides evaluates {@code rules} every second and tells {@code alertmanager}. */
    static Prometheus alerting(Path directory, URI target, Path rules, Alertmanager alertmanager) throws IOException {
        return start(
                directory,
                scrapes(target) + """
                rule_files: ["%s"]
                alerting:
                  alertmanagers:
                    - static_configs:
                        - targets: ["%s"]
                """.formatted(rules, alertmanager.address().getAuthority()));
    }

    private static String scrapes(URI target) {
        return """
                global:
                  scrape_interval: 1s
                  scrape_timeout: 1s
                  evaluation_interval: 1s
                scrape_configs:
                  - job_name: jlockdep
                    static_configs:
                      - targets: ["%s"]
                """.formatted(target.getAuthority());
    }

    private static Prometheus start(Path directory, String written) throws IOException {
        Path program = InstalledProgram.require("prometheus");
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), written);
        int port = Loopback.freePort();
        RunningProcess process = RunningProcess.start(
                "prometheus",
                directory,
                List.of(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("prometheus"),
                        "--enable-feature=exemplar-storage",
                        "--web.listen-address=127.0.0.1:" + port));
        return new Prometheus(process, URI.create("http://127.0.0.1:" + port));
    }

    /** Waits until an instant query gives at least one sample and returns the samples. */
    JsonNode awaitSamples(String promql) {
        return await(() -> "query?query=" + encoded(promql), "/data/result", promql);
    }

    /** Waits until a query over the latest five minutes gives at least one series and returns the series. */
    JsonNode awaitSeries(String promql) {
        return await(
                () -> {
                    long now = Instant.now().getEpochSecond();
                    return "query_range?query=" + encoded(promql) + "&start=" + (now - 300) + "&end=" + now + "&step=1";
                },
                "/data/result",
                promql);
    }

    /** Waits until the series selected have at least one value of a label and returns the values. */
    JsonNode awaitLabelValues(String label, String selector) {
        return await(() -> "label/" + label + "/values?match%5B%5D=" + encoded(selector), "/data", selector);
    }

    /** Waits until series of a query over the latest five minutes have exemplars and returns them with their series. */
    JsonNode awaitExemplars(String promql) {
        return await(
                () -> {
                    long now = Instant.now().getEpochSecond();
                    return "query_exemplars?query=" + encoded(promql) + "&start=" + (now - 300) + "&end=" + now;
                },
                "/data",
                promql);
    }

    private JsonNode await(Supplier<String> request, String result, String asked) {
        return Eventually.get(
                () -> Http.json(address.resolve("/api/v1/" + request.get()))
                        .map(answer -> answer.at(result))
                        .filter(found -> !found.isEmpty()),
                () -> "an answer to " + asked + "; " + process.describe());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** For a failing test. */
    String describe() {
        return process.describe();
    }

    @Override
    public void close() {
        process.close();
    }
}
