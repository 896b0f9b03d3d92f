package io.jlockdep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.RunningHost;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** A sidecar that watches a JVM from a process of its own and is asked over HTTP. Single-threaded. */
final class Sidecar implements AutoCloseable {

    private final RunningHost process;
    private final URI page;

    private Sidecar(RunningHost process, URI page) {
        this.process = process;
        this.page = page;
    }

    /** The sidecar's command line with these arguments, yet to be run. */
    static Host command(Jdk jdk, String... arguments) {
        Path jar = AgentJar.built("dashboard/sidecar/target/jlockdep-sidecar.jar");
        return Host.runningJar(jar).briefly().on(jdk).withArguments(arguments);
    }

    /** Starts {@code monitor} on a free port, and waits until it says that it serves. */
    static Sidecar monitoring(Jdk jdk, String... source) {
        return monitoring(command(jdk, "monitor", "--port", "0").withArguments(source));
    }

    /** The same, for a command line that says more. */
    static Sidecar monitoring(Host monitor) {
        RunningHost process = monitor.start();
        try {
            String started = process.awaitErrorLine(" at http://");
            return new Sidecar(process, URI.create(started.substring(started.indexOf("http://"))));
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    URI page() {
        return page;
    }

    /** Waits until the path answers with what is wanted, and returns it. */
    String await(String path, Predicate<String> wanted) {
        URI address = page.resolve(path);
        return Eventually.get(() -> Http.get(address).filter(wanted), () -> address + lastAnswer(address));
    }

    /** Waits until the path answers with the JSON that is wanted, and returns it. */
    JsonNode awaitJson(String path, Predicate<JsonNode> wanted) {
        URI address = page.resolve(path);
        return Eventually.get(() -> Http.json(address).filter(wanted), () -> address + lastAnswer(address));
    }

    /** What the path answers now. */
    String get(String path) {
        return await(path, text -> true);
    }

    /** What it has logged. */
    List<String> stderr() {
        return process.stderr();
    }

    /** Ends it at once, as a crash would. */
    void kill() {
        process.close();
    }

    @Override
    public void close() {
        process.close();
    }

    private String lastAnswer(URI address) {
        return " answered " + Http.get(address).orElse("nothing") + describe();
    }

    /** For a failing test. */
    String describe() {
        return "\n--- stdout\n" + String.join("\n", process.stdout()) + "\n--- stderr\n"
                + String.join("\n", process.stderr());
    }
}
