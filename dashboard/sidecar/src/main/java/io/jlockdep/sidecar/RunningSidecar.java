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
 * @param token that lets in; empty for none
 */
record RunningSidecar(URI url, String token) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Says no token. */
    @Override
    public String toString() {
        return url.toString();
    }

    /** The reports of all that it has found. */
    String report() {
        return send(request("/api/report").GET());
    }

    /** Accepts a finding, on terms written as JSON; {@code service} may be null. */
    void acknowledge(String id, String service, String terms) {
        send(acknowledgement(id, service).PUT(HttpRequest.BodyPublishers.ofString(terms)));
    }

    /** Takes that back. */
    void withdraw(String id, String service) {
        send(acknowledgement(id, service).DELETE());
    }

    private HttpRequest.Builder acknowledgement(String id, String service) {
        String query = service == null ? "" : "?service=" + encoded(service);
        return request("/api/findings/" + encoded(id) + "/acknowledgement" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT);
            return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
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
