package io.jlockdep.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.jlockdep.json.FindingJson;
import io.jlockdep.json.FindingsDocument;
import io.jlockdep.json.JsonText;
import io.jlockdep.json.StatusDocument;
import io.jlockdep.snapshot.FindingReport;
import io.jlockdep.snapshot.WatchSnapshot;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The findings for programs: JSON in the shape that {@code check} prints, and the reports as text. */
final class Api {

    private static final String JSON = "application/json";

    private final String version;
    private final Supplier<WatchSnapshot> snapshots;

    Api(String version, Supplier<WatchSnapshot> snapshots) {
        this.version = version;
        this.snapshots = snapshots;
    }

    void install(RoutesConfig routes) {
        routes.get("/api/findings", this::findings);
        routes.get("/api/findings/{id}", this::finding);
        routes.get("/api/findings/{id}/report", this::report);
        routes.get("/api/report", this::reports);
        routes.get("/api/status", this::status);
    }

    private void findings(Context context) {
        WatchSnapshot latest = snapshots.get();
        answer(context, FindingsDocument.of(latest.jvms(), latest.findings(), latest.notes()));
    }

    private void finding(Context context) {
        answer(context, FindingJson.of(FoundById.in(snapshots.get(), context)));
    }

    private void report(Context context) {
        answer(context, FindingReport.of(FoundById.in(snapshots.get(), context)));
    }

    private void reports(Context context) {
        answer(
                context,
                snapshots.get().findings().stream().map(FindingReport::of).collect(Collectors.joining("\n")));
    }

    private void status(Context context) {
        answer(context, StatusDocument.of(version, snapshots.get()));
    }

    private static void answer(Context context, Object document) {
        context.contentType(JSON).result(JsonText.of(document));
    }

    private static void answer(Context context, String text) {
        context.contentType("text/plain; charset=utf-8").result(text);
    }
}
