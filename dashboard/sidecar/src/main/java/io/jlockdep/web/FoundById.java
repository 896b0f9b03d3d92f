package io.jlockdep.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.snapshot.WatchSnapshot;

/** The finding that the path of a request names. Stateless. */
final class FoundById {

    private FoundById() {}

    /** That of the service that is asked for, else the worst; answers with 404 when there is none. */
    static ReportedFinding in(WatchSnapshot snapshot, Context context) {
        String id = context.pathParam("id");
        String service = context.queryParam("service");
        return snapshot.findings().stream()
                .filter(reported -> reported.finding().id().equals(id))
                .filter(reported -> service == null || reported.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("no finding has this id"));
    }
}
