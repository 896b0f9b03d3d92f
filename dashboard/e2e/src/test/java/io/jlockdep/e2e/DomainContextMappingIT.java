package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The inversion that this product was conceived from, as the text report tells it.
 *
 * <p>The golden files hold whole reports. After an intended change of the report, replace them with what the failing test
 * shows, and read them as its users will.
 */
class DomainContextMappingIT {

    @OnEachJdk
    void shouldReadLikeLockdepWhenDriverBoots(Jdk jdk) throws IOException {
        String report = report(jdk);

        assertThat(report).isEqualTo(golden("boot.txt"));
        assertThat(report).contains("GUARDED", "dmar_global_lock", "swapper/0");
    }

    @OnEachJdk
    void shouldReadLikeLockdepWhenDriverHotplugs(Jdk jdk) throws IOException {
        String report = report(jdk, "--two-threads");

        assertThat(report).isEqualTo(golden("hotplug.txt"));
        assertThat(report).contains("FEASIBLE", "kworker/0:1", "kworker/1:1");
    }

    @OnEachJdk(17)
    void shouldKeepTheOrderOfLockdepsSections(Jdk jdk) {
        assertThat(report(jdk, "--two-threads"))
                .containsSubsequence(
                        "WARNING: possible circular locking dependency detected",
                        "is trying to acquire lock",
                        "but task is already holding lock",
                        "which lock already depends on the new lock",
                        "the existing dependency chain (in reverse order) is:",
                        "-> #1",
                        "-> #0",
                        "other info that might help us debug this",
                        " Possible unsafe locking scenario:",
                        "*** DEADLOCK ***",
                        "held by",
                        "stack backtrace");
    }

    private static String report(Jdk jdk, String... arguments) {
        HostRun run =
                Demo.program(jdk, "DomainContextMapping", arguments).withAgent().runUnharmed();
        HostRun report =
                Sidecar.command(jdk, "report", run.recording().toString()).run();
        return ReportText.normalised(String.join("\n", report.stdout()) + "\n");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = DomainContextMappingIT.class.getResourceAsStream("domain-context-mapping/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
