package io.jlockdep.sidecar;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A sidecar that runs elsewhere, asked over HTTP. Immutable.
 *
 * @param url its address
 */
record RunningSidecar(URI url) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The reports of all that it has found. */
    String report() {
        return send(request("/api/report").GET());
    }

    /** Accepts a finding, on terms written as JSON; {@code service} may be null. */
    void acknowledge(String id, String service, String token, String terms) {
        send(acknowledgement(id, service, token).PUT(HttpRequest.BodyPublishers.ofString(terms)));
    }

    /** Takes that back. */
    void withdraw(String id, String service, String token) {
        send(acknowledgement(id, service, token).DELETE());
    }

    private HttpRequest.Builder acknowledgement(String id, String service, String token) {
        String query = service == null ? "" : "?service=" + encoded(service);
        return request("/api/findings/" + encoded(id) + "/acknowledgement" + query)
                .header("Authorization", "Bearer " + token);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT);
        } catch (IllegalArgumentException e) {
            throw new Complaint(url + " is no address of a sidecar: " + e.getMessage());
        }
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Complaint(url + " answered with status " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new Complaint(url + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint("interrupted while waiting for " + url);
        }
    }
}
