package io.jlockdep.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The table of cases, {@code cases.txt}. Stateless. */
final class CaseTable {

    private CaseTable() {}

    static List<LockCase> rows() {
        try (InputStream table = CaseTable.class.getResourceAsStream("cases.txt")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(LockCase::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row for every lock kind that it applies to. */
    static List<Variant> variants() {
        return rows().stream().flatMap(row -> Variant.of(row).stream()).toList();
    }
}
