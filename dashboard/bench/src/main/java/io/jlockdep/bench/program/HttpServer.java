package io.jlockdep.bench.program;

import io.javalin.Javalin;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A web server that answers with a little JSON. It says on which port, and serves until its input ends. */
public final class HttpServer {

    private static final AtomicLong VISITS = new AtomicLong();

    private HttpServer() {}

    public static void main(String[] args) throws IOException {
        Javalin server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get(
                            "/account/{id}",
                            context -> context.contentType("application/json")
                                    .result("{\"id\":\"" + context.pathParam("id") + "\",\"visits\":"
                                            + VISITS.incrementAndGet() + "}"));
                })
                .start("127.0.0.1", 0);
        System.out.println(server.port());
        System.in.readAllBytes();
        server.stop();
    }
}
