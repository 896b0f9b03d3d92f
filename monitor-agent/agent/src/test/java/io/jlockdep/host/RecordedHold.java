package io.jlockdep.host;

import java.util.List;

/**
 * A lock that was held while another was acquired. Immutable.
 *
 * @param lock name of its class
 * @param mode {@code exclusive} or {@code shared}
 * @param site where it was acquired, as {@code class.method}
 * @param line the source line, -1 if unknown
 */
public record RecordedHold(String lock, String mode, long instance, String site, int line) {

    static RecordedHold of(List<String> row) {
        return new RecordedHold(
                row.get(1),
                row.get(2),
                Long.parseLong(row.get(3)),
                row.get(4) + "." + row.get(5),
                Integer.parseInt(row.get(7)));
    }
}
