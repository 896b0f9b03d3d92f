package io.jlockdep.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import java.util.Set;

/**
 * Lets in who knows a secret, where there is one to know. The two probes stay open: an orchestrator cannot keep a secret for
 * them, and they tell nothing but that this process lives and whether it has anything to say. Immutable.
 */
final class Admission {

    private static final Set<String> OPEN = Set.of("/-/healthy", "/-/ready");

    private final Credentials credentials;
    private final boolean demanded;

    /**
     * @param demanded whether reading takes a secret
     */
    Admission(Credentials credentials, boolean demanded) {
        this.credentials = credentials;
        this.demanded = demanded;
    }

    void install(RoutesConfig routes) {
        if (demanded) {
            routes.before(this::check);
        }
    }

    private void check(Context context) {
        if (!OPEN.contains(context.path()) && !credentials.letRead(context.header("Authorization"))) {
            context.header("WWW-Authenticate", credentials.challenge());
            throw new UnauthorizedResponse("what lets you in is missing or wrong");
        }
    }
}
