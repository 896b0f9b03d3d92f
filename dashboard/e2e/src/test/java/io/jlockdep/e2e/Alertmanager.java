package io.jlockdep.e2e;

import io.jlockdep.host.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An Alertmanager with the configuration that we ship. Single-threaded. */
final class Alertmanager implements AutoCloseable {

    private final RunningProcess process;
    private final URI address;

    private Alertmanager(RunningProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one whose files are in {@code directory}, as {@code configuration} says, but for who is told and for the keys,
     * each of which is the name of the file that it should be in.
     */
    static Alertmanager telling(PagerDuty pagerDuty, Path directory, Path configuration) throws IOException {
        Path program = InstalledProgram.require("prometheus-alertmanager");
        for (String key : List.of("pagerduty-page.key", "pagerduty-ticket.key")) {
            Files.writeString(directory.resolve(key), key + "\n");
        }
        String global = "global: {pagerduty_url: \"" + pagerDuty.address() + "\"}\n";
        Path changed = Files.writeString(
                directory.resolve("alertmanager.yml"),
                global + Files.readString(configuration).replace("/etc/alertmanager/", directory + "/"));
        int port = Loopback.freePort();
        RunningProcess process = RunningProcess.start(
                "alertmanager",
                directory,
                List.of(
                        program.toString(),
                        "--config.file=" + changed,
                        "--storage.path=" + directory.resolve("alertmanager"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="));
        return new Alertmanager(process, URI.create("http://127.0.0.1:" + port));
    }

    /** Where it listens. */
    URI address() {
        return address;
    }

    /** Hands over alerts, each in the JSON in which Prometheus does, as soon as they are taken. */
    void alert(List<String> alerts) {
        String body = "[" + String.join(",", alerts) + "]";
        Eventually.get(() -> Http.post(address.resolve("/api/v2/alerts"), body), process::describe);
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
