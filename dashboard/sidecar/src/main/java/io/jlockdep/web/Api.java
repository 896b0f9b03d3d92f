package io.jlockdep.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.jlockdep.graph.TextReport;
import io.jlockdep.json.FindingJson;
import io.jlockdep.json.FindingsDocument;
import io.jlockdep.json.JsonText;
import io.jlockdep.json.StatusDocument;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The findings for programs: JSON in the shape that {@code check} prints, and the reports as text. */
final class Api {

    private static final String JSON = "application/json";

    private final String version;
    private final Supplier<JvmSnapshot> snapshots;

    Api(String version, Supplier<JvmSnapshot> snapshots) {
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
        List<JvmSnapshot> runs = List.of(snapshots.get());
        answer(context, FindingsDocument.of(runs, ReportedFinding.across(runs), List.of()));
    }

    private void finding(Context context) {
        answer(context, FindingJson.of(FoundById.in(snapshots.get(), context)));
    }

    private void report(Context context) {
        answer(context, text(FoundById.in(snapshots.get(), context)));
    }

    private void reports(Context context) {
        answer(
                context,
                ReportedFinding.across(List.of(snapshots.get())).stream()
                        .map(Api::text)
                        .collect(Collectors.joining("\n")));
    }

    private static String text(ReportedFinding reported) {
        return TextReport.of(reported.subject(), reported.finding());
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
