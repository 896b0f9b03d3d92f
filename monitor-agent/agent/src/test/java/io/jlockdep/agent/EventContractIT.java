package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.program.Nested;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;

/** The events that a host writes are those of {@code EVENTS.md}, field for field. */
class EventContractIT {

    private static final Set<String> OF_EVERY_EVENT = Set.of("startTime", "duration", "eventThread", "stackTrace");

    @OnEachJdk
    void shouldWriteExactlyTheFieldsOfTheContract(Jdk jdk) throws IOException {
        Map<String, List<String>> promised =
                EventContract.in(AgentJar.built("monitor-agent/EVENTS.md")).fields();
        List<EventType> types = types(jdk);

        Map<String, List<String>> written = new TreeMap<>();
        for (EventType type : types) {
            written.put(type.getName(), fieldsOf(type));
        }
        assertThat(written).isEqualTo(promised);
        assertThat(promised).hasSizeGreaterThanOrEqualTo(4);
    }

    @OnEachJdk
    void shouldHaveStackTraceOnlyWhereOneIsPromised(Jdk jdk) {
        for (EventType type : types(jdk)) {
            boolean hasStack =
                    type.getFields().stream().anyMatch(field -> field.getName().equals("stackTrace"));
            assertThat(hasStack)
                    .as("stack trace of %s", type.getName())
                    .isEqualTo(type.getName().equals("jlockdep.LockAcquisition"));
            assertThat(type.getCategoryNames()).containsExactly("jlockdep");
        }
    }

    private static List<EventType> types(Jdk jdk) {
        return Host.running(Nested.class).on(jdk).withAgent().runUnharmed().recorded().types().stream()
                .filter(type -> type.getName().startsWith("jlockdep."))
                .toList();
    }

    private static List<String> fieldsOf(EventType type) {
        return type.getFields().stream()
                .filter(field -> !OF_EVERY_EVENT.contains(field.getName()))
                .map(EventContractIT::describe)
                .toList();
    }

    private static String describe(ValueDescriptor field) {
        String type = field.getTypeName();
        return field.getName() + ": " + type.substring(type.lastIndexOf('.') + 1);
    }
}
