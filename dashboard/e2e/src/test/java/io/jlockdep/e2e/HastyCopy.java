package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Rules and routes as we ship them, but for their patience: a test does not wait for half an hour. Stateless. */
final class HastyCopy {

    private static final Pattern WAIT =
            Pattern.compile("(?m)^( +(?:for|keep_firing_for|group_wait|group_interval): )(\\d+)([smh])$");

    /** How many times sooner. */
    private static final long HASTE = 120;

    private HastyCopy() {}

    /** A copy in {@code directory}, each wait of which is that of {@code shipped} in proportion. */
    static Path of(Path shipped, Path directory) throws IOException {
        String text = Files.readString(shipped);
        assertThat(text).containsPattern(WAIT);
        String hasty = WAIT.matcher(text).replaceAll(HastyCopy::hasty);
        return Files.writeString(directory.resolve("hasty-" + shipped.getFileName()), hasty);
    }

    private static String hasty(MatchResult wait) {
        long seconds = Long.parseLong(wait.group(2))
                * switch (wait.group(3)) {
                    case "s" -> 1;
                    case "m" -> 60;
                    default -> 3_600;
                };
        return wait.group(1) + Math.max(100, seconds * 1_000 / HASTE) + "ms";
    }
}
