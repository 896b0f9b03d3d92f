package io.jlockdep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Recorded;
import java.nio.file.Path;

/** Each program runs as well with the agent as without it, and takes its locks in the orders that it promises. */
class DemoIT {

    private static final String PACKAGE = "io.jlockdep.demo.";
    private static final Path JAR = AgentJar.built("monitor-agent/demo/target/jlockdep-demo.jar");

    @OnEachJdk
    void shouldInvertOrderBookAndInventoryWhenShopIsOpen(Jdk jdk) {
        HostRun run = Host.runningJar(JAR)
                .withArguments("--seconds", "3")
                .on(jdk)
                .withAgent()
                .runUnharmed();

        assertThat(run.exitCode()).isZero();
        assertThat(run.stdout()).last().isEqualTo("The shop is closed; the books balance.");
        Recorded recorded = run.recorded();
        assertThat(ordersIn(recorded, "shop."))
                .containsExactlyInAnyOrder(
                        "OrderBook.lock -> Inventory",
                        "Inventory -> OrderBook.lock",
                        "OrderBook.lock -> Journal.lock",
                        "Inventory -> Journal.lock",
                        "Payments.till -> Journal.lock",
                        "Catalogue.lock -> Journal.lock");
        assertThat(recorded.threadsOf(PACKAGE + "shop.OrderBook.lock -> " + PACKAGE + "shop.Inventory"))
                .allMatch(thread -> thread.startsWith("checkout-"));
        assertThat(recorded.threadsOf(PACKAGE + "shop.Inventory -> " + PACKAGE + "shop.OrderBook.lock"))
                .containsExactly("delivery-1");
    }

    @OnEachJdk
    void shouldInvertUnderGateWhenDriverBoots(Jdk jdk) {
        Recorded recorded = run(jdk, "DomainContextMapping");

        assertThat(ordersIn(recorded, ""))
                .containsExactlyInAnyOrder(
                        "DomainContextMapping.dmar_global_lock -> IntelIommu.lock",
                        "DomainContextMapping.dmar_global_lock -> DomainContextMapping.device_domain_lock",
                        "IntelIommu.lock -> DomainContextMapping.device_domain_lock",
                        "DomainContextMapping.device_domain_lock -> IntelIommu.lock");
        assertThat(recorded.acquisitions())
                .allMatch(acquisition -> acquisition.thread().equals("swapper/0"));
    }

    @OnEachJdk
    void shouldInvertInTwoWorkersWhenDriverHotplugs(Jdk jdk) {
        Recorded recorded = run(jdk, "DomainContextMapping", "--two-threads");

        assertThat(recorded.threadsOf(
                        PACKAGE + "IntelIommu.lock -> " + PACKAGE + "DomainContextMapping.device_domain_lock"))
                .containsExactly("kworker/0:1", "swapper/0");
        assertThat(recorded.threadsOf(
                        PACKAGE + "DomainContextMapping.device_domain_lock -> " + PACKAGE + "IntelIommu.lock"))
                .containsExactly("kworker/1:1", "swapper/0");
    }

    @OnEachJdk
    void shouldTakeLocksAsPromisedWhenProgramsAreSmall(Jdk jdk) {
        assertThat(ordersIn(run(jdk, "AbBa"), "")).containsExactlyInAnyOrder("AbBa.a -> AbBa.b", "AbBa.b -> AbBa.a");
        assertThat(ordersIn(run(jdk, "AbBcCa"), ""))
                .containsExactlyInAnyOrder("AbBcCa.a -> AbBcCa.b", "AbBcCa.b -> AbBcCa.c", "AbBcCa.c -> AbBcCa.a");
        assertThat(ordersIn(run(jdk, "Reentrant"), ""))
                .containsExactlyInAnyOrder(
                        "Reentrant.monitor -> Reentrant.lock",
                        "Reentrant.monitor -> Reentrant.readWrite",
                        "Reentrant.lock -> Reentrant.readWrite");
    }

    @OnEachJdk
    void shouldNestOneClassOnlyWhenAccountsAreSorted(Jdk jdk) {
        Recorded recorded = run(jdk, "SortedOrder");

        assertThat(ordersIn(recorded, "")).containsExactly("SortedOrder$Account -> SortedOrder$Account");
        assertThat(recorded.acquisitions())
                .allMatch(acquisition -> acquisition.held().get(0).instance() != acquisition.instance());
    }

    private static Recorded run(Jdk jdk, String program, String... arguments) {
        return Host.running(PACKAGE + program, JAR)
                .withArguments(arguments)
                .on(jdk)
                .withAgent()
                .runUnharmed()
                .recorded();
    }

    private static java.util.Set<String> ordersIn(Recorded recorded, String subpackage) {
        return recorded.ordersAmong(PACKAGE + subpackage).stream()
                .map(order -> order.replace(PACKAGE + subpackage, ""))
                .collect(java.util.stream.Collectors.toSet());
    }
}
