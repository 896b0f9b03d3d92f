package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** The demo shop from its first inverted order to whoever has to know: the API, Prometheus, and a person with a browser. */
class DemoE2E {

    private static final Pattern FEASIBLE =
            Pattern.compile("^jlockdep_findings\\{[^}]*verdict=\"feasible\"[^}]*} [1-9]", Pattern.MULTILINE);

    /** Far beyond the two or three seconds that it takes: a broken stream fails the test, a busy machine does not. */
    private static final long AT_MOST_MILLIS = 45_000;

    @TempDir
    Path directory;

    /** The sidecar waits already when the shop opens, as it does in one pod with it: what is timed is the path alone. */
    @OnEachJdk
    void shouldShowInversionWithinSecondsWhenWatchedFromAnotherProcess(Jdk jdk) {
        String repository = directory.resolve("jfr").toString();
        try (Sidecar sidecar = Sidecar.monitoring(jdk, "--repository", repository);
                RunningHost shop = Demo.openShop(jdk, "repository=" + repository)) {
            JsonNode finding =
                    sidecar.awaitJson("api/findings", DemoE2E::hasFeasible).at("/findings/0");
            long inApi =
                    System.currentTimeMillis() - finding.path("firstSeenMillis").asLong();
            sidecar.await("metrics", text -> FEASIBLE.matcher(text).find());
            long inMetrics =
                    System.currentTimeMillis() - finding.path("firstSeenMillis").asLong();

            System.out.printf("%s: inversion at /api after %d ms, in /metrics after %d ms%n", jdk, inApi, inMetrics);
            assertThat(inApi).isBetween(0L, AT_MOST_MILLIS);
            assertThat(inMetrics).isBetween(0L, AT_MOST_MILLIS);
            assertThat(shop.stdout()).hasSize(1);
        }
    }

    @OnEachJdk(17)
    void shouldAnswerPrometheusQueryWhenScraped(Jdk jdk) throws IOException {
        InstalledProgram.require("prometheus");
        try (RunningHost shop = Demo.openShop(jdk);
                Sidecar sidecar = Sidecar.monitoring(jdk, "--pid", Long.toString(shop.pid()));
                Prometheus prometheus = Prometheus.scraping(directory, sidecar.page())) {
            JsonNode samples = prometheus.awaitSamples("jlockdep_findings{verdict=\"feasible\"} > 0");

            assertThat(samples).hasSize(1);
            assertThat(samples.at("/0/metric/kind").asText()).isEqualTo("inversion");
            assertThat(samples.at("/0/metric/job").asText()).isEqualTo("jlockdep");
            assertThat(samples.at("/0/value/1").asText()).isEqualTo("1");
        }
    }

    @OnEachJdk(17)
    void shouldShowBothStacksWhenPageIsOpened(Jdk jdk) {
        InstalledProgram.require("chromium");
        try (RunningHost shop = Demo.openShop(jdk);
                Sidecar sidecar = Sidecar.monitoring(jdk, "--pid", Long.toString(shop.pid()));
                Chromium browser = Chromium.launch(directory)) {
            browser.open(sidecar.page());

            String page = browser.await("document.body.innerText.includes('OrderBook.place')"
                    + " && document.body.innerText.includes('OrderBook.arrived') && document.body.innerText");
            assertThat(page)
                    .containsIgnoringCase("feasible")
                    .contains("Inventory.receive", "Inventory.reserve", "Shop.placeOrders", "Shop.unload");
            assertThat(browser.console()).isEmpty();
        }
    }

    private static boolean hasFeasible(JsonNode answer) {
        return answer.at("/findings/0/verdict").asText().equals("FEASIBLE");
    }
}
