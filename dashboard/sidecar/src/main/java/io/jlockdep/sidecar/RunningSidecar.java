package io.jlockdep.sidecar;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
            HttpRequest request = HttpRequest.newBuilder(url.resolve("/api/report"))
                    .timeout(TIMEOUT)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Complaint(url + " answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (IllegalArgumentException e) {
            throw new Complaint(url + " is no address of a sidecar: " + e.getMessage());
        } catch (IOException e) {
            throw new Complaint(url + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint("interrupted while waiting for " + url);
        }
    }
}
