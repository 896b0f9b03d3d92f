package io.jlockdep.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.jlockdep.snapshot.WatchSnapshot;
import java.util.function.Supplier;

/** The pages for people, and what a browser needs to show them. */
final class Pages {

    private final String version;
    private final Supplier<WatchSnapshot> snapshots;

    Pages(String version, Supplier<WatchSnapshot> snapshots) {
        this.version = version;
        this.snapshots = snapshots;
    }

    void install(RoutesConfig routes) {
        routes.get("/", this::findings);
        routes.get("/findings/{id}", this::finding);
        for (Asset asset : Asset.ALL) {
            routes.get(asset.path(), asset::answer);
        }
    }

    private void findings(Context context) {
        answer(context, new FindingsPage(version, snapshots.get()).html());
    }

    private void finding(Context context) {
        WatchSnapshot snapshot = snapshots.get();
        answer(context, new FindingPage(version, snapshot, FoundById.in(snapshot, context)).html());
    }

    private static void answer(Context context, String html) {
        context.contentType("text/html; charset=utf-8").result(html);
    }
}
