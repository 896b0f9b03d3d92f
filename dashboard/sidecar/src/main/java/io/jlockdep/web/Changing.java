package io.jlockdep.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import io.jlockdep.json.FindingJson;
import io.jlockdep.json.JsonText;
import io.jlockdep.snapshot.WatchSnapshot;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * The requests that change something: whoever sends one has to know the token, and no page of another site can have a browser
 * send it. Thread-safe.
 */
final class Changing {

    private static final String PATH = "/api/findings/{id}/acknowledgement";
    private static final int MAX_DAYS = 366;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Supplier<WatchSnapshot> snapshots;
    private final Acknowledgements acknowledgements;
    private final Credentials credentials;
    private final boolean tlsElsewhere;

    /**
     * @param tlsElsewhere whether our own page may have come by https although we do not speak it
     */
    Changing(
            Supplier<WatchSnapshot> snapshots,
            Acknowledgements acknowledgements,
            Credentials credentials,
            boolean tlsElsewhere) {
        this.snapshots = snapshots;
        this.acknowledgements = acknowledgements;
        this.credentials = credentials;
        this.tlsElsewhere = tlsElsewhere;
    }

    void install(RoutesConfig routes) {
        routes.put(PATH, this::acknowledge);
        routes.delete(PATH, this::withdraw);
    }

    private void acknowledge(Context context) throws IOException {
        check(context);
        JsonNode body = body(context);
        String until = text(body, "until");
        checkDate(until);
        acknowledgements.acknowledge(
                FoundById.in(snapshots.get(), context), text(body, "by"), text(body, "reason"), until);
        answer(context);
    }

    private void withdraw(Context context) throws IOException {
        check(context);
        acknowledgements.withdraw(FoundById.in(snapshots.get(), context));
        answer(context);
    }

    private void answer(Context context) {
        context.status(HttpStatus.OK)
                .contentType("application/json")
                .result(JsonText.of(FindingJson.of(FoundById.in(snapshots.get(), context))));
    }

    private void check(Context context) {
        if (!credentials.nameChangers()) {
            throw new ForbiddenResponse("nothing can be changed here: the sidecar was started without --token-file");
        }
        String site = context.header("Sec-Fetch-Site");
        if (isForeign(context) || site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new ForbiddenResponse("requests that change something are not taken from other sites");
        }
        if (!credentials.letChange(context.header("Authorization"))) {
            context.header("WWW-Authenticate", "Bearer");
            throw new UnauthorizedResponse("the token is missing or wrong");
        }
    }

    private boolean isForeign(Context context) {
        String origin = context.header("Origin");
        String host = context.header("Host");
        return origin != null
                && !origin.equals(context.scheme() + "://" + host)
                && !(tlsElsewhere && origin.equals("https://" + host));
    }

    private static JsonNode body(Context context) {
        try {
            return MAPPER.readTree(context.body());
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("the body is no JSON");
        }
    }

    private static String text(JsonNode body, String name) {
        String text = body.path(name).asText("").strip();
        if (text.isEmpty()) {
            throw new BadRequestResponse("'" + name + "' is missing");
        }
        return text;
    }

    private static void checkDate(String until) {
        try {
            LocalDate day = LocalDate.parse(until);
            LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
            if (day.isBefore(today) || day.isAfter(today.plusDays(MAX_DAYS))) {
                throw new BadRequestResponse("'until' is not within a year from now");
            }
        } catch (DateTimeException e) {
            throw new BadRequestResponse("'until' is no date such as 2027-03-01");
        }
    }
}
