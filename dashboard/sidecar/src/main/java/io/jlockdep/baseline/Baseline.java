package io.jlockdep.baseline;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.LockClass;
import io.jlockdep.snapshot.Acceptance;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.words.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The entries of a baseline file. Immutable. */
public final class Baseline {

    /** Accepts nothing. */
    public static final Baseline EMPTY = new Baseline(List.of());

    /** Days for which a written entry holds: long enough for a review, short enough to be noticed. */
    private static final int DAYS = 90;

    private final List<BaselineEntry> entries;

    private Baseline(List<BaselineEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Reads a file. */
    public static Baseline read(Path file) throws BaselineException {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new BaselineException(file + ": no such file");
        } catch (IOException e) {
            throw new BaselineException(file + ": " + e.getMessage());
        }
    }

    static Baseline parse(String name, String text) throws BaselineException {
        return new Baseline(new BaselineParser(name).parse(text));
    }

    /** The findings, those that are accepted marked so. */
    public List<ReportedFinding> apply(List<ReportedFinding> findings, LocalDate today) {
        return findings.stream()
                .map(reported -> entryFor(reported.finding(), today)
                        .map(entry -> reported.accepted(Acceptance.byBaseline(
                                entry.owner(), entry.reason(), entry.until().toString())))
                        .orElse(reported))
                .toList();
    }

    private Optional<BaselineEntry> entryFor(Finding finding, LocalDate today) {
        return entries.stream()
                .filter(entry -> !entry.hasExpiredOn(today) && entry.covers(finding))
                .findFirst();
    }

    /** What should be tidied up, one line each: entries that have expired, and entries that cover none of the findings. */
    public List<String> leftovers(List<ReportedFinding> findings, LocalDate today) {
        List<String> lines = new ArrayList<>();
        for (BaselineEntry entry : entries) {
            boolean used = findings.stream().anyMatch(reported -> entry.covers(reported.finding()));
            if (entry.hasExpiredOn(today)) {
                lines.add(VisibleText.of(entry + " expired after " + entry.until()
                        + (used ? ": fix it, or accept it anew (owner: " + entry.owner() + ")" : ", and is not used")));
            } else if (!used) {
                lines.add(VisibleText.of(entry + " is not used: nothing like it was found"));
            }
        }
        return lines;
    }

    /** Text to append to a baseline file so that it covers these findings at their present grade. */
    public static String entriesFor(List<ReportedFinding> findings, LocalDate today) {
        StringBuilder text = new StringBuilder();
        for (ReportedFinding reported : findings) {
            Finding finding = reported.finding();
            List<String> keys =
                    finding.lockClasses().stream().map(LockClass::key).toList();
            text.append('\n')
                    .append(finding.kind().label() + " " + KeyPattern.literal(keys) + "\n")
                    .append(attribute(
                            BaselineParser.GRADE, finding.verdict().name().toLowerCase(Locale.ROOT)))
                    .append(attribute(BaselineParser.REASON, "written on " + today + ", to be reviewed"))
                    .append(attribute(BaselineParser.OWNER, "nobody yet"))
                    .append(attribute(BaselineParser.UNTIL, today.plusDays(DAYS).toString()));
        }
        return text.toString();
    }

    private static String attribute(String name, String value) {
        return String.format("    %-7s %s%n", name + ":", value);
    }
}
