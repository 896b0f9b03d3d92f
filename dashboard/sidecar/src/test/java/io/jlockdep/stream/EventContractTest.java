package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.AgentStatusEvent;
import io.jlockdep.events.BlockedEvent;
import io.jlockdep.events.DeadlockEvent;
import io.jlockdep.events.LockAcquisitionEvent;
import io.jlockdep.events.LockClassEvent;
import io.jlockdep.events.OrderStatisticsEvent;
import io.jlockdep.events.RecordedRun;
import io.jlockdep.events.ThreadOrderEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events that these tests write have the names, fields and types that EVENTS.md gives them: no more and no less. */
class EventContractTest {

    private static final Path CONTRACT = Path.of("../../monitor-agent/EVENTS.md");
    private static final Set<String> OF_JFR = Set.of("startTime", "duration", "eventThread", "stackTrace");
    /** Each request comes first in its part of the description; what it means stands in parentheses. */
    private static final Pattern REQUEST = Pattern.compile("(?:^|; )`([a-z-]+)`");

    private static final Pattern SECTION = Pattern.compile("(?m)^## (jlockdep\\.\\w+)$");
    private static final Pattern FIELD_ROW = Pattern.compile("(?m)^\\| (`[^|]+) \\| ([^|]+) \\|");

    @ParameterizedTest
    @ValueSource(
            classes = {
                LockClassEvent.class,
                LockAcquisitionEvent.class,
                ThreadOrderEvent.class,
                DeadlockEvent.class,
                OrderStatisticsEvent.class,
                BlockedEvent.class,
                AgentStatusEvent.class
            })
    void shouldHaveTheFieldsOfTheContract(Class<? extends Event> type) throws IOException {
        EventType event = EventType.getEventType(type);

        Map<String, String> fields = event.getFields().stream()
                .filter(field -> !OF_JFR.contains(field.getName()))
                .collect(Collectors.toMap(ValueDescriptor::getName, field -> simpleName(field.getTypeName())));

        assertThat(fields).isEqualTo(contractOf(event.getName()));
        assertThat(event.getCategoryNames()).containsExactly("jlockdep");
    }

    @Test
    void shouldKnowEveryRequestOfTheContract(@TempDir Path directory) throws IOException {
        String row = Files.readString(CONTRACT)
                .lines()
                .filter(line -> line.startsWith("| `request` |"))
                .findFirst()
                .orElseThrow();
        List<String> requests = REQUEST.matcher(row.split(" \\| ", 3)[2].replaceAll("\\([^)]*\\)", ""))
                .results()
                .map(word -> word.group(1))
                .toList();
        assertThat(requests)
                .contains("block", "try", "timed", "reacquire", "notify")
                .doesNotContain("request");
        try (RecordedRun run = new RecordedRun()) {
            for (String request : requests) {
                LockAcquisitionEvent event = run.acquisition(1, "shop.A#1", "shop.B#1");
                event.request = request;
                run.write(event);
            }

            assertThat(Recording.read(run.saveTo(directory, "requests.jfr")).snapshot().stream()
                            .isLossy())
                    .isFalse();
        }
    }

    @Test
    void shouldWaitForEventWhoseTextsWereLostToComeAgain(@TempDir Path directory) throws IOException {
        try (RecordedRun run = new RecordedRun()) {
            LockAcquisitionEvent lost = run.acquisition(1, "shop.A#1", "shop.B#1");
            lost.held = null;
            lost.lockName = null;
            run.write(lost);
            LockAcquisitionEvent again = run.acquisition(1, "shop.A#1", "shop.B#1");
            again.sequence = lost.sequence;
            again.replayed = true;
            again.stack = "shop.Main\ttake1\tMain.java\t11\n";
            run.write(again);
            Recording with = Recording.read(run.saveTo(directory, "again.jfr"));

            assertThat(with.snapshot().graph().acquisitions()).isOne();
            assertThat(with.snapshot().stream().isLossy()).isFalse();
        }
    }

    @Test
    void shouldKnowEveryEventOfTheContract() throws IOException {
        List<String> events = SECTION.matcher(Files.readString(CONTRACT))
                .results()
                .map(heading -> heading.group(1))
                .toList();

        assertThat(GraphFeed.EVENTS).containsAll(events);
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Map<String, String> contractOf(String event) throws IOException {
        String text = Files.readString(CONTRACT);
        String section = SECTION.matcher(text)
                .results()
                .filter(heading -> heading.group(1).equals(event))
                .findFirst()
                .map(heading -> text.substring(heading.end()))
                .orElseThrow();
        String table = section.split("(?m)^## ", 2)[0];
        Map<String, String> fields = new LinkedHashMap<>();
        FIELD_ROW.matcher(table).results().forEach(row -> addFields(row, fields));
        return fields;
    }

    /** A row may name several fields; then it gives one type for all of them, or one for each. */
    private static void addFields(MatchResult row, Map<String, String> fields) {
        List<String> names = List.of(row.group(1).replace("`", "").split(", "));
        List<String> types = List.of(row.group(2).trim().split(", "));
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i).trim(), types.get(Math.min(i, types.size() - 1)));
        }
    }
}
