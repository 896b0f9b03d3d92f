package io.jlockdep.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.jlockdep.snapshot.JvmSnapshot;
import io.jlockdep.snapshot.ReportedFinding;
import java.util.List;

/** The finding that the path of a request names. Stateless. */
final class FoundById {

    private FoundById() {}

    /** Answers with 404 when there is none. */
    static ReportedFinding in(JvmSnapshot snapshot, Context context) {
        String id = context.pathParam("id");
        return ReportedFinding.across(List.of(snapshot)).stream()
                .filter(reported -> reported.finding().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("no finding has this id"));
    }
}
