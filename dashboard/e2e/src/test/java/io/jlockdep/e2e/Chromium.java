package io.jlockdep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one page. Single-threaded. */
final class Chromium implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

    private final RunningProcess process;
    private final DevTools devTools;
    private final String session;

    private Chromium(RunningProcess process, DevTools devTools, String session) {
        this.process = process;
        this.devTools = devTools;
        this.session = session;
    }

    /** Starts the browser with a profile of its own below {@code directory}. */
    static Chromium launch(Path directory) {
        RunningProcess process = RunningProcess.start(
                "chromium",
                directory,
                List.of(
                        InstalledProgram.require("chromium").toString(),
                        "--headless",
                        // The sandbox needs privileges that a build container may not give; the page is our own.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + directory.resolve("chromium"),
                        "about:blank"));
        try {
            DevTools devTools =
                    DevTools.connect(URI.create(process.awaitOutput(LISTENING).group(1)));
            String target = devTools.call("", "Target.createTarget", Map.of("url", "about:blank"))
                    .get("targetId")
                    .asText();
            String session = devTools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                    .get("sessionId")
                    .asText();
            for (String domain : List.of("Page", "Runtime", "Log")) {
                devTools.call(session, domain + ".enable", Map.of());
            }
            return new Chromium(process, devTools, session);
        } catch (RuntimeException | Error e) {
            process.close();
            throw e;
        }
    }

    void open(URI address) {
        devTools.call(session, "Page.navigate", Map.of("url", address.toString()));
    }

    /** Waits until a JavaScript expression gives something true, and returns it as a string. */
    String await(String expression) {
        return Eventually.get(
                () -> evaluate(expression),
                () -> expression + "\npage: "
                        + evaluate("document.documentElement.outerHTML").orElse("") + "\nconsole: " + console());
    }

    /** What the page and the browser about the page wrote to the console, uncaught errors too. */
    List<String> console() {
        return devTools.events().stream().flatMap(Chromium::said).toList();
    }

    @Override
    public void close() {
        devTools.close();
        process.close();
    }

    private Optional<String> evaluate(String expression) {
        JsonNode answer =
                devTools.call(session, "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        JsonNode value = answer.path("result").path("value");
        boolean nothing = answer.has("exceptionDetails") || value.asText().isEmpty();
        return nothing || value.isBoolean() && !value.asBoolean() ? Optional.empty() : Optional.of(value.asText());
    }

    private static Stream<String> said(JsonNode event) {
        JsonNode parameters = event.path("params");
        return switch (event.path("method").asText()) {
            case "Log.entryAdded" ->
                Stream.of(parameters.at("/entry/level").asText() + ": "
                        + parameters.at("/entry/text").asText() + " "
                        + parameters.at("/entry/url").asText());
            case "Runtime.consoleAPICalled" ->
                Stream.of(parameters.path("type").asText() + ": " + parameters.path("args"));
            case "Runtime.exceptionThrown" -> Stream.of("exception: " + parameters.path("exceptionDetails"));
            default -> Stream.empty();
        };
    }
}
