package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Recorded;
import io.jlockdep.host.program.Nested;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;

/** The events that a host writes are those of {@code EVENTS.md}, field for field. */
class EventContractIT {

    private static final Set<String> OF_EVERY_EVENT = Set.of("startTime", "duration", "eventThread", "stackTrace");

    @OnEachJdk
    void shouldWriteExactlyTheFieldsOfTheContract(Jdk jdk) throws IOException {
        Map<String, List<String>> promised =
                EventContract.in(AgentJar.built("monitor-agent/EVENTS.md")).fields();

        Map<String, List<String>> written = new TreeMap<>();
        for (EventType type : recorded(jdk).types()) {
            if (type.getName().startsWith("jlockdep.")) {
                written.put(type.getName(), fieldsOf(type));
            }
        }
        assertThat(written).isEqualTo(promised);
        assertThat(promised).hasSizeGreaterThanOrEqualTo(4);
    }

    @OnEachJdk
    void shouldHaveStackTraceOnlyWhereOneIsPromised(Jdk jdk) {
        for (RecordedEvent event : recorded(jdk).events()) {
            String name = event.getEventType().getName();
            boolean hasStack = event.getStackTrace() != null;
            assertThat(hasStack).as("stack trace of %s", name).isEqualTo(name.equals("jlockdep.LockAcquisition"));
            assertThat(event.getEventType().getCategoryNames()).containsExactly("jlockdep");
        }
    }

    private static Recorded recorded(Jdk jdk) {
        return Host.running(Nested.class).on(jdk).withAgent().runUnharmed().recorded();
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
