package io.jlockdep.e2e.server;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A web site on Javalin and Jetty, with a session for each visitor, and its visitors. */
public final class WebSite {

    private static final int VISITORS = 4;
    private static final int VISITS = 500;

    private final Map<String, Integer> visits = new ConcurrentHashMap<>();

    private WebSite() {}

    public static void main(String[] args) throws Exception {
        new WebSite().run();
    }

    private void run() throws Exception {
        Javalin site = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/count/{name}", context -> {
                        String name = context.pathParam("name");
                        context.sessionAttribute("name", name);
                        context.result(name + " " + visits.merge(name, 1, Integer::sum));
                    });
                })
                .start("127.0.0.1", 0);
        ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < VISITORS; i++) {
                String name = "visitor" + i;
                running.add(visitors.submit(() -> visit(site.port(), name)));
            }
            for (Future<?> visitor : running) {
                visitor.get();
            }
            System.out.println(visits.values());
        } finally {
            visitors.shutdownNow();
            site.stop();
        }
    }

    private static Void visit(int port, String name) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/count/" + name))
                .build();
        for (int i = 1; i <= VISITS; i++) {
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            if (!answer.equals(name + " " + i)) {
                throw new IllegalStateException(answer);
            }
        }
        return null;
    }
}
