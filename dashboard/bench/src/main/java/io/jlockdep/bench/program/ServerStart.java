package io.jlockdep.bench.program;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;

/**
 * A web server that starts, answers its first request and ends: a real program whose libraries have some thousand classes. The
 * figure is the wall time from the start of the JVM to the answer in milliseconds.
 */
public final class ServerStart {

    private ServerStart() {}

    public static void main(String[] args) throws IOException {
        Javalin server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/", context -> context.result("here"));
                })
                .start("127.0.0.1", 0);
        try (InputStream answer =
                URI.create("http://127.0.0.1:" + server.port() + "/").toURL().openStream()) {
            answer.readAllBytes();
            long started = ManagementFactory.getRuntimeMXBean().getStartTime();
            Figure.print(System.currentTimeMillis() - started);
        } finally {
            server.stop();
        }
    }
}
