package io.jlockdep.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.alerts.Outcome.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDeliveryTest {

    private final HttpDelivery delivery = new HttpDelivery(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "202, TAKEN",
        "301, REFUSED",
        "400, REFUSED",
        "403, REFUSED",
        "408, LATER",
        "429, LATER",
        "500, UNCERTAIN",
        "503, UNCERTAIN",
    })
    void shouldKnowWhatAStatusMeans(int status, Kind kind) throws Exception {
        try (Receiver receiver = Receiver.open()) {
            receiver.answer(status);

            assertThat(send(receiver.url()).kind()).isEqualTo(kind);
        }
    }

    @Test
    void shouldReadNoMoreOfAnAnswerThanItLogs() throws Exception {
        try (Receiver receiver = Receiver.open()) {
            receiver.answer(400, "x".repeat(1_000_000), "");

            assertThat(send(receiver.url()).answer()).hasSize(1_000);
        }
    }

    @Test
    void shouldKnowThatNothingArrivedWhereNobodyListens() throws Exception {
        Receiver receiver = Receiver.open();
        receiver.close();

        assertThat(send(receiver.url()).kind()).isEqualTo(Kind.LATER);
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "0, 0",
        "86400, 3600",
        "soon, 0",
        "-5, 0",
        "'Sun, 29 Nov 2026 03:00:30 GMT', 30",
        "'Sun, 29 Nov 2026 02:00:00 GMT', 0",
    })
    void shouldWaitForAsLongAsItIsAsked(String header, int seconds) {
        assertThat(RetryAfter.parse(header, Instant.parse("2026-11-29T03:00:00Z")))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void shouldWaitLongerWithEachFailureUpToAMinute() {
        Backoff backoff = new Backoff(() -> 1);
        long now = 0;
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            backoff.failed(now, Duration.ZERO);
            now += seconds * 1_000L;
            assertThat(backoff.isOver(now - 1)).isFalse();
            assertThat(backoff.isOver(now)).isTrue();
        }
        backoff.succeeded();
        backoff.failed(now, Duration.ZERO);
        assertThat(backoff.isOver(now + 1_000)).isTrue();
    }

    @Test
    void shouldNotWaitAsLongAsAllOthersDo() {
        Backoff backoff = new Backoff(() -> 0);
        backoff.failed(0, Duration.ZERO);

        assertThat(backoff.isOver(500)).isTrue();
        assertThat(backoff.isOver(499)).isFalse();
    }

    private Outcome send(String url) throws InterruptedException {
        return delivery.send(HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    }
}
