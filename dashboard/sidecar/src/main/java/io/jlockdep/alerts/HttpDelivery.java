package io.jlockdep.alerts;

import io.jlockdep.alerts.Outcome.Kind;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests, each within a bounded time, whatever the receiver does. Thread-safe. */
final class HttpDelivery {

    /** After how long an attempt is given up. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MAX_ANSWER = 1_000;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Clock clock;

    HttpDelivery(Clock clock) {
        this.clock = clock;
    }

    Outcome send(HttpRequest request) throws InterruptedException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(
                        bytes -> answer.write(bytes, 0, Math.min(bytes.length, MAX_ANSWER - answer.size())))));
        try {
            HttpResponse<Void> response = sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return outcome(response, answer.toString(StandardCharsets.UTF_8));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return Outcome.fault(isBeforeSending(cause) ? Kind.LATER : Kind.UNCERTAIN, cause);
        } catch (TimeoutException e) {
            sent.cancel(true);
            return Outcome.fault(Kind.UNCERTAIN, e);
        }
    }

    private static boolean isBeforeSending(Throwable cause) {
        return cause instanceof ConnectException || cause instanceof java.net.http.HttpConnectTimeoutException;
    }

    private Outcome outcome(HttpResponse<Void> response, String answer) {
        int status = response.statusCode();
        Duration retryAfter = response.headers()
                .firstValue("Retry-After")
                .map(value -> RetryAfter.parse(value, clock.instant()))
                .orElse(Duration.ZERO);
        return new Outcome(kind(status), "status " + status, answer, retryAfter);
    }

    private static Kind kind(int status) {
        if (status >= 200 && status < 300) {
            return Kind.TAKEN;
        }
        if (status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
            return Kind.LATER;
        }
        return status >= 500 ? Kind.UNCERTAIN : Kind.REFUSED;
    }
}
