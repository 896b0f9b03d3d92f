package io.jlockdep.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.jlockdep.json.JsonText;
import io.jlockdep.words.StackText;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds for every answer: the headers that keep a browser from doing more than show the page, and errors as JSON that
 * tell nothing of the inside. Requests under a name that is not ours are not answered.
 */
final class Guard {

    private static final Logger logger = LoggerFactory.getLogger(Guard.class);

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Cache-Control", "no-store",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    private static final int MAX_CAUSES = 64;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final HostHeader names;

    Guard(HostHeader names) {
        this.names = names;
    }

    void install(RoutesConfig routes) {
        routes.before(this::check);
        routes.exception(HttpResponseException.class, (e, context) -> answer(context, e.getStatus(), e.getMessage()));
        routes.exception(Exception.class, (e, context) -> {
            logOnce(e);
            answer(context, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), "internal error");
        });
    }

    /** A page that breaks would otherwise log a stack for each second that a browser looks at it. */
    private void logOnce(Exception e) {
        StackTraceElement[] stack = e.getStackTrace();
        String cause = e.getClass().getName() + (stack.length > 0 ? stack[0] : "");
        if (logged.size() < MAX_CAUSES && logged.add(cause)) {
            logger.error("while answering a request: {}", StackText.of(e));
        }
    }

    private void check(Context context) {
        HEADERS.forEach(context::header);
        if (!names.isOurs(context.header("Host"))) {
            throw new HttpResponseException(
                    HttpStatus.MISDIRECTED_REQUEST.getCode(),
                    "this server does not answer to that name; --external-name gives it one");
        }
    }

    private static void answer(Context context, int status, String error) {
        HEADERS.forEach(context::header);
        context.status(status)
                .contentType("application/json")
                .result(JsonText.of(Map.of("status", status, "error", error)));
    }
}
