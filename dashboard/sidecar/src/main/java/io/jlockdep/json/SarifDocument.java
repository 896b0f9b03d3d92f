package io.jlockdep.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Frame;
import io.jlockdep.graph.Kind;
import io.jlockdep.graph.LockClass;
import io.jlockdep.snapshot.Acceptance;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.words.Headline;
import io.jlockdep.words.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings as a SARIF 2.1.0 log. Immutable. A file is named as its package and its name say, relative to the root of the
 * sources ({@code SRCROOT}), because a JVM knows no more.
 *
 * @param schema where the shape is described
 * @param version of the shape
 * @param runs always one
 */
public record SarifDocument(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String ROOT = "SRCROOT";

    public static SarifDocument of(List<ReportedFinding> findings, String toolVersion, boolean complete) {
        List<Rule> rules = Stream.of(Kind.values())
                .map(kind -> new Rule(kind.label(), new Text(description(kind))))
                .toList();
        Run run = new Run(
                new Tool(new Driver("jlockdep", toolVersion, rules)),
                List.of(new Invocation(complete)),
                findings.stream().map(Result::of).toList());
        return new SarifDocument(SCHEMA, "2.1.0", List.of(run));
    }

    private static String description(Kind kind) {
        return switch (kind) {
            case INVERSION -> "Locks are taken in orders that contradict each other.";
            case SELF_DEADLOCK -> "A thread asks for a lock in a way that waits for itself.";
            case NESTED_WAIT -> "A thread waits, and keeps a lock that is needed to wake it up.";
            case HELD_AT_EXIT -> "A thread or task ended and still held a lock.";
            case STARVATION -> "A task waits for another that only the same pool can run.";
            case DEADLOCK -> "Threads hang, each waiting for a lock that the next one holds.";
        };
    }

    /** SARIF's {@code run}. */
    public record Run(Tool tool, List<Invocation> invocations, List<Result> results) {}

    /** SARIF's {@code tool}. */
    public record Tool(Driver driver) {}

    /** SARIF's {@code toolComponent}. */
    public record Driver(String name, String version, List<Rule> rules) {}

    /** SARIF's {@code reportingDescriptor}. */
    public record Rule(String id, Text shortDescription) {}

    /** SARIF's {@code message}. */
    public record Text(String text) {}

    /** SARIF's {@code invocation}. */
    public record Invocation(boolean executionSuccessful) {}

    /** SARIF's {@code result}: one finding, with a code flow for each order of it. */
    public record Result(
            String ruleId,
            String level,
            Text message,
            List<Location> locations,
            List<CodeFlow> codeFlows,
            Map<String, String> partialFingerprints,
            List<Suppression> suppressions) {

        static Result of(ReportedFinding reported) {
            Finding finding = reported.finding();
            EdgeEvidence closing = finding.edges().get(finding.edges().size() - 1);
            return new Result(
                    finding.kind().label(),
                    level(finding),
                    new Text(Headline.of(finding) + " " + VisibleText.of(finding.remedy())),
                    List.of(location(closing.acquireStack().get(0), null)),
                    finding.edges().stream().map(CodeFlow::of).toList(),
                    Map.of("jlockdepFinding/v1", finding.id()),
                    reported.acceptance().map(Suppression::of).map(List::of).orElse(List.of()));
        }

        private static String level(Finding finding) {
            return switch (finding.verdict()) {
                case DEADLOCKED, FEASIBLE -> "error";
                case POTENTIAL, TIMED -> "warning";
                case READERS_ONLY, GUARDED, SEQUENCED, SINGLE_THREAD -> "note";
            };
        }
    }

    /** SARIF's {@code suppression}. */
    public record Suppression(String kind, String justification) {

        static Suppression of(Acceptance accepted) {
            return new Suppression(
                    "external", accepted.reason() + " (" + accepted.by() + ", until " + accepted.until() + ")");
        }
    }

    /** SARIF's {@code codeFlow}: how one thread came from the one lock to the other. */
    public record CodeFlow(Text message, List<ThreadFlow> threadFlows) {

        static CodeFlow of(EdgeEvidence edge) {
            Stream<FlowStep> held =
                    edge.heldStack().stream().limit(1).map(frame -> step(frame, "holds " + name(edge.from())));
            Stream<FlowStep> wanted =
                    edge.acquireStack().stream().limit(1).map(frame -> step(frame, "asks for " + name(edge.to())));
            return new CodeFlow(
                    new Text(name(edge.from()) + " before " + name(edge.to())),
                    List.of(new ThreadFlow(
                            VisibleText.of(Headline.thread(edge.threads().get(0))),
                            Stream.concat(held, wanted).collect(Collectors.toList()))));
        }

        private static FlowStep step(Frame frame, String what) {
            return new FlowStep(location(frame, what));
        }

        private static String name(LockClass lockClass) {
            return VisibleText.of(lockClass.name());
        }
    }

    /** SARIF's {@code threadFlow}. */
    public record ThreadFlow(String id, List<FlowStep> locations) {}

    /** SARIF's {@code threadFlowLocation}. */
    public record FlowStep(Location location) {}

    /** SARIF's {@code location}. */
    public record Location(
            @JsonInclude(JsonInclude.Include.NON_NULL) PhysicalLocation physicalLocation,
            List<LogicalLocation> logicalLocations,
            @JsonInclude(JsonInclude.Include.NON_NULL) Text message) {}

    /** SARIF's {@code logicalLocation}. */
    public record LogicalLocation(String fullyQualifiedName, String kind) {}

    /** SARIF's {@code physicalLocation}. */
    public record PhysicalLocation(
            ArtifactLocation artifactLocation,
            @JsonInclude(JsonInclude.Include.NON_NULL) Region region) {}

    /** SARIF's {@code artifactLocation}. */
    public record ArtifactLocation(String uri, String uriBaseId) {}

    /** SARIF's {@code region}. */
    public record Region(int startLine) {}

    private static Location location(Frame frame, String message) {
        String method = VisibleText.of(frame.className() + "." + frame.methodName());
        return new Location(
                frame.fileName().isEmpty() ? null : physical(frame),
                List.of(new LogicalLocation(method, "function")),
                message == null ? null : new Text(message));
    }

    private static PhysicalLocation physical(Frame frame) {
        int lastDot = frame.className().lastIndexOf('.');
        String directory = frame.className().substring(0, lastDot + 1).replace('.', '/');
        return new PhysicalLocation(
                new ArtifactLocation(uri(directory + frame.fileName()), ROOT),
                frame.line() > 0 ? new Region(frame.line()) : null);
    }

    private static String uri(String path) {
        return java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
