package io.jlockdep.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.WatchSnapshot;
import java.util.function.Supplier;

/** What machines ask for: whether it lives, whether it has anything to say, and its metrics. */
final class Probes {

    private final Supplier<WatchSnapshot> snapshots;
    private final MetricsSource metrics;

    Probes(Supplier<WatchSnapshot> snapshots, MetricsSource metrics) {
        this.snapshots = snapshots;
        this.metrics = metrics;
    }

    void install(RoutesConfig routes) {
        routes.get("/-/healthy", context -> context.result("jlockdep is healthy.\n"));
        routes.get("/-/ready", this::ready);
        routes.get("/metrics", this::metrics);
    }

    private void ready(Context context) {
        StreamHealth stream = snapshots.get().stream();
        if (stream.state() == StreamHealth.State.WAITING) {
            context.status(HttpStatus.SERVICE_UNAVAILABLE).result("jlockdep waits for its first events.\n");
        } else {
            context.result("jlockdep is ready.\n");
        }
    }

    private void metrics(Context context) {
        MetricsSource.Answer answer = metrics.forScraper(context.header("Accept"));
        context.contentType(answer.contentType()).result(answer.body());
    }
}
