package io.jlockdep.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code EVENTS.md} promises: the fields of each event, as {@code name: type}. Immutable.
 *
 * @param fields by event name, in the order of the tables
 */
record EventContract(Map<String, List<String>> fields) {

    private static final String HEADING = "## jlockdep.";

    /** Reads the tables: one or several field names a row, and their types, one for all or one each. */
    static EventContract in(Path file) throws IOException {
        Map<String, List<String>> fields = new TreeMap<>();
        List<String> current = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("## ")) {
                // Those of the JDK have fields that are not ours to promise.
                current = new ArrayList<>();
            }
            if (line.startsWith(HEADING)) {
                fields.put(line.substring("## ".length()).strip(), current);
            } else if (line.startsWith("| `")) {
                addRow(line.split("\\|"), current);
            }
        }
        return new EventContract(fields);
    }

    private static void addRow(String[] cells, List<String> fields) {
        String[] names = cells[1].replace("`", "").split(",");
        String[] types = cells[2].split(",");
        for (int i = 0; i < names.length; i++) {
            fields.add(names[i].strip() + ": " + types[types.length == 1 ? 0 : i].strip());
        }
    }
}
