package io.jlockdep.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for after {@code -javaagent:jlockdep-agent.jar=}: {@code key=value} pairs separated by commas. A backslash
 * takes the next character as it is. Immutable.
 */
final class AgentOptions {

    /**
     * Classes to weave, as names with {@code *} for any run of characters, separated by {@code :}. Default: all classes of the
     * application.
     */
    static final String INCLUDE = "include";

    /** Classes to leave alone, written like {@link #INCLUDE}, which it overrides. Default: none. */
    static final String EXCLUDE = "exclude";

    /** File to write the recording to when the JVM exits. Default: none is written. */
    static final String DUMP = "dump";

    /** Directory in which the JVM keeps its JFR repository, made if missing. Default: the JVM's own choice. */
    static final String REPOSITORY = "repository";

    /**
     * Version of the monitored program, shown with each finding. Default: what the manifest of its jar says, else the label
     * {@value #COMMIT}, else empty.
     */
    static final String VERSION = "version";

    /** Name of the monitored program among others that one sidecar watches. Default: empty. */
    static final String SERVICE = "service";

    /** More about the monitored program: {@code name=value} pairs separated by {@code :}. Default: none. */
    static final String LABELS = "labels";

    /** Share of the program's CPU time that watching may take before it sheds work, in percent; 0 for any. Default: 3. */
    static final String MAX_OVERHEAD = "max-overhead";

    private static final String DEFAULT_MAX_OVERHEAD = "3";
    private static final int PPM_PER_PERCENT = 10_000;

    /** The label that names the commit that the program was built from. */
    static final String COMMIT = "git.commit";

    private static final List<String> KEYS =
            List.of(INCLUDE, EXCLUDE, DUMP, REPOSITORY, VERSION, SERVICE, LABELS, MAX_OVERHEAD);

    private final Map<String, String> values;

    private AgentOptions(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads agent arguments; null and empty ones mean all defaults.
     *
     * @throws StaysOffException naming the key and value that cannot be used
     */
    static AgentOptions parse(String arguments) throws StaysOffException {
        Map<String, String> values = new HashMap<>();
        for (String option : split(arguments == null ? "" : arguments)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (!KEYS.contains(key)) {
                throw new StaysOffException("unknown agent option '" + key + "', known are " + String.join(", ", KEYS));
            }
            if (equals < 0 || equals == option.length() - 1) {
                throw new StaysOffException("agent option '" + key + "' has no value");
            }
            if (values.put(key, option.substring(equals + 1)) != null) {
                throw new StaysOffException("agent option '" + key + "' is given twice");
            }
        }
        AgentOptions options = new AgentOptions(values);
        options.check();
        return options;
    }

    List<String> include() {
        return patterns(INCLUDE);
    }

    List<String> exclude() {
        return patterns(EXCLUDE);
    }

    Optional<Path> dump() {
        return path(DUMP);
    }

    Optional<Path> repository() {
        return path(REPOSITORY);
    }

    /** The version that was given; empty when none was. */
    String version() {
        return values.getOrDefault(VERSION, "");
    }

    String service() {
        return values.getOrDefault(SERVICE, "");
    }

    /** The labels in the order in which they were given. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String label : values.getOrDefault(LABELS, "").split(":")) {
            int equals = label.indexOf('=');
            if (equals > 0) {
                labels.put(label.substring(0, equals), label.substring(equals + 1));
            }
        }
        return labels;
    }

    /** In millionths of the CPU time, 0 for no limit. */
    int maxOverheadPpm() {
        return (int) Math.ceil(maxOverhead() * PPM_PER_PERCENT);
    }

    private double maxOverhead() {
        return Double.parseDouble(values.getOrDefault(MAX_OVERHEAD, DEFAULT_MAX_OVERHEAD));
    }

    private void checkMaxOverhead() throws StaysOffException {
        try {
            if (maxOverhead() >= 0 && maxOverhead() <= 100) {
                return;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new StaysOffException(
                "agent option 'max-overhead' is no percentage from 0 to 100: " + values.get(MAX_OVERHEAD));
    }

    private Optional<Path> path(String key) {
        String path = values.get(key);
        return path == null ? Optional.empty() : Optional.of(Path.of(path).toAbsolutePath());
    }

    private List<String> patterns(String key) {
        List<String> patterns = new ArrayList<>();
        for (String pattern : values.getOrDefault(key, "").split(":")) {
            if (!pattern.isEmpty()) {
                patterns.add(pattern);
            }
        }
        return patterns;
    }

    private void check() throws StaysOffException {
        checkMaxOverhead();
        for (String label : values.getOrDefault(LABELS, "").split(":")) {
            if (!label.isEmpty() && label.indexOf('=') < 1) {
                throw new StaysOffException("agent option 'labels' has no name=value in '" + label + "'");
            }
        }
        try {
            dump();
            repository();
        } catch (RuntimeException e) {
            throw new StaysOffException("an agent option is no path", e);
        }
        Path dump = dump().orElse(null);
        if (dump != null && (Files.isDirectory(dump) || !Files.isWritable(dump.getParent()))) {
            throw new StaysOffException("agent option 'dump' cannot be written: " + dump);
        }
        Path repository = repository().orElse(null);
        if (repository != null && Files.exists(repository) && !Files.isDirectory(repository)) {
            throw new StaysOffException("agent option 'repository' is no directory: " + repository);
        }
    }

    /** At each comma that no backslash precedes; the backslashes are gone after. Empty parts are left out. */
    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            if (c == '\\' && i + 1 < arguments.length()) {
                part.append(arguments.charAt(++i));
            } else if (c == ',') {
                add(part, parts);
            } else {
                part.append(c);
            }
        }
        add(part, parts);
        return parts;
    }

    private static void add(StringBuilder part, List<String> parts) {
        if (part.length() > 0) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }
}
