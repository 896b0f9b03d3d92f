package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jlockdep.alerts.Sink;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What may come from the environment, so that it stands in no command line. */
class AlertOptionsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final AlertOptions options = CommandLine.populateCommand(new AlertOptions());

    @Test
    void shouldTakeSecretAddressesAndKeysFromTheEnvironmentAndShowNone() {
        Map<String, String> environment = Map.of(
                AlertOptions.WEBHOOK_URL_VARIABLE,
                "https://hooks.example.com/" + SECRET,
                AlertOptions.ROUTING_KEY_VARIABLE,
                SECRET);

        assertThat(options.settings(environment).sinks()).hasSize(2).allSatisfy(sink -> {
            assertThat(sink.name() + sink.address() + sink).doesNotContain(SECRET);
            assertThat(sink.visible("cannot take " + SECRET)).doesNotContain(SECRET);
        });
        assertThat(options.settings(environment).sinks())
                .extracting(Sink::address)
                .anyMatch(address -> address.contains("hooks.example.com"));
    }

    @Test
    void shouldNameTheVariableThatCannotBeUsedButNotWhatIsInIt() {
        assertThatThrownBy(() -> options.settings(Map.of(AlertOptions.WEBHOOK_URL_VARIABLE, "ftp://" + SECRET)))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining(AlertOptions.WEBHOOK_URL_VARIABLE)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void shouldTellNobodyWhenNothingSaysWhom() {
        assertThat(options.settings(Map.of()).sinks()).isEmpty();
    }
}
