package io.jlockdep.bench.program;

import com.sun.management.OperatingSystemMXBean;
import io.javalin.Javalin;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A web server that answers with a little JSON, asked by a process of its own ({@link HttpClients}). The figure is CPU time
 * of the server's whole process per request in nanoseconds.
 *
 * <p>Arguments: requests to warm up with, requests to measure.
 */
public final class HttpRequests {

    private static final AtomicLong VISITS = new AtomicLong();

    private HttpRequests() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Javalin server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get(
                            "/account/{id}",
                            context -> context.contentType("application/json")
                                    .result("{\"id\":\"" + context.pathParam("id") + "\",\"visits\":"
                                            + VISITS.incrementAndGet() + "}"));
                })
                .start("127.0.0.1", 0);
        try {
            ask(server.port(), Integer.parseInt(args[0]));
            int measured = Integer.parseInt(args[1]);
            long start = system.getProcessCpuTime();
            ask(server.port(), measured);
            Figure.print((system.getProcessCpuTime() - start) / (double) measured);
        } finally {
            server.stop();
        }
    }

    private static void ask(int port, int requests) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process clients = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HttpClients.class.getName(),
                        Integer.toString(port),
                        Integer.toString(requests))
                .inheritIO()
                .start();
        if (clients.waitFor() != 0) {
            throw new IOException("the clients failed");
        }
    }
}
