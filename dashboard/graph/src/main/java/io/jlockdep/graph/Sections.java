package io.jlockdep.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sections of a text report, in the order in which they are called for. Used once. */
final class Sections {

    private static final String STACK_INDENT = "       ";

    private final ReportText text;
    private final Subject subject;
    private final Finding finding;
    private final List<EdgeEvidence> edges;
    private final EdgeEvidence closing;

    Sections(ReportText text, Subject subject, Finding finding) {
        this.text = text;
        this.subject = subject;
        this.finding = finding;
        this.edges = finding.edges();
        boolean waiting = finding.kind() == Kind.NESTED_WAIT;
        this.closing = edges.get(waiting ? 0 : edges.size() - 1);
    }

    void header() {
        String warning = "WARNING: " + warning();
        text.line("=".repeat(warning.length()));
        text.line(warning);
        text.line(program());
        text.line("-".repeat(warning.length()));
    }

    void request() {
        text.line(task() + " is trying to acquire lock:");
        text.line(wanted(closing) + ", at: " + closing.acquireStack().get(0));
        text.line();
        text.line("but task is already holding lock:");
        text.line(held(closing) + ", at: " + closing.heldStack().get(0));
        if (edges.size() > 1 || finding.kind() == Kind.INVERSION) {
            text.line();
            text.line("which lock already depends on the new lock.");
            text.line();
        }
    }

    void dependencyChain() {
        if (edges.size() == 1) {
            return;
        }
        text.line();
        text.line("the existing dependency chain (in reverse order) is:");
        for (int i = edges.size() - 2; i >= 0; i--) {
            link(i + 1, edges.get(i));
        }
        link(0, closing);
    }

    void starved() {
        text.line(task() + " is waiting for a task of the pool that it works for:");
        text.line(wanted(closing) + ", at: " + closing.acquireStack().get(0));
    }

    void awaited() {
        text.line(task()
                + (closing.to().isEnd()
                        ? " is waiting for the end of a " + closing.to().ending() + ":"
                        : " is waiting to be notified on lock:"));
        text.line(wanted(closing) + ", at: " + closing.acquireStack().get(0));
        text.line();
        text.line("but task keeps holding lock:");
        text.line(held(closing) + ", at: " + closing.heldStack().get(0));
    }

    void notifier() {
        EdgeEvidence notifier = edges.get(1);
        text.line();
        boolean end = notifier.to().isEnd();
        text.line(
                end
                        ? "which lock that " + closing.to().ending() + " needs before it ends:"
                        : "which lock is needed to notify it:");
        text.line();
        if (end) {
            text.line("-> #0 (" + notifier.from().name() + "){" + mode(notifier.fromMode()) + "}:");
            notifier.heldStack().forEach(frame -> text.line(STACK_INDENT + frame));
            text.line("     by " + notifier.threads().get(0).name());
            return;
        }
        text.line("-> #0 (" + notifier.to().name() + "){notify}:");
        notifier.acquireStack().forEach(frame -> text.line(STACK_INDENT + frame));
        text.line(
                "     by " + notifier.threads().get(0).name() + ", while holding " + held(notifier) + ", acquired at:");
        notifier.heldStack().forEach(frame -> text.line(STACK_INDENT + frame));
    }

    void scenario() {
        text.line();
        text.line("other info that might help us debug this:");
        text.line();
        if (edges.size() > 2) {
            text.line("Chain exists of:");
            text.line("  " + edges.stream().map(this::shortName).collect(Collectors.joining(" --> ")));
            text.line();
        }
        new UnsafeScenario(finding).print(text);
        text.line();
    }

    void heldLocks() {
        List<Hold> holds = closing.held();
        text.line(holds.size() + (holds.size() == 1 ? " lock" : " locks") + " held by " + task() + ":");
        for (int i = 0; i < holds.size(); i++) {
            Hold hold = holds.get(i);
            text.line(" #" + i + ": " + lock(hold.instance(), hold.lockClass(), hold.mode()) + ", at: " + hold.site());
        }
        text.line();
    }

    void backtrace() {
        text.line("stack backtrace:");
        text.line("Thread: " + closing.threads().get(0).name() + " PID: " + subject.pid() + " Comm: "
                + subject.program() + " Java " + subject.javaVersion());
        text.line("Call Trace:");
        closing.acquireStack().forEach(frame -> text.line(" " + frame));
        text.line();
    }

    void beyondLockdep() {
        text.line("what jlockdep knows beyond this:");
        text.line(" verdict:    " + finding.verdict() + ": " + finding.reason());
        text.line(" risk:       " + risk());
        text.line(" fix:        " + finding.remedy());
        text.line(" first seen: " + time(finding.firstSeenMillis()) + version() + ", last seen "
                + time(finding.lastSeenMillis()));
        for (EdgeEvidence edge : edges) {
            text.line(relation(edge) + ": " + times(edge.count()) + ", by " + threads(edge) + ", first seen "
                    + time(edge.firstSeenMillis()) + ", last seen " + time(edge.lastSeenMillis()));
        }
        for (Grade grade : finding.grades()) {
            text.line(" graded:     " + time(grade.sinceMillis()) + " " + grade.verdict() + ": " + grade.reason());
        }
        text.line(" finding:    " + finding.kind().label() + " " + finding.id()
                + (finding.problem().equals(finding.id()) ? "" : ", part of problem " + finding.problem()));
    }

    private void link(int number, EdgeEvidence edge) {
        text.line();
        text.line("-> #" + number + " (" + edge.to().name() + "){" + mode(edge.toMode()) + "}:");
        edge.acquireStack().forEach(frame -> text.line(STACK_INDENT + frame));
        text.line("     by " + edge.threads().get(0).name() + ", while holding " + held(edge) + ", acquired at:");
        edge.heldStack().forEach(frame -> text.line(STACK_INDENT + frame));
    }

    private String warning() {
        return switch (finding.kind()) {
            case INVERSION -> "possible circular locking dependency detected";
            case SELF_DEADLOCK -> "possible recursive locking detected";
            case NESTED_WAIT ->
                closing.to().isEnd()
                        ? "possible wait for a " + closing.to().ending() + " that needs a lock held detected"
                        : "possible nested monitor lockout detected";
            case HELD_AT_EXIT -> task() + " still has locks held!";
            case STARVATION -> "possible thread starvation deadlock detected";
            case DEADLOCK ->
                closing.to().isPool()
                        ? "thread starvation deadlock detected!"
                        : (edges.size() > 1 ? "circular" : "recursive") + " locking deadlock detected!";
        };
    }

    private String program() {
        String version = subject.version().isEmpty() ? "" : " " + subject.version();
        return subject.program() + version + " (pid " + subject.pid() + ", Java " + subject.javaVersion() + ")";
    }

    private String task() {
        return closing.threads().get(0).name() + "/" + subject.pid();
    }

    private String shortName(EdgeEvidence edge) {
        return UnsafeScenario.name(
                edge.from(), edge.fromInstance(), finding.lockClasses().size() == 1);
    }

    private static String wanted(EdgeEvidence edge) {
        return lock(edge.toInstance(), edge.to(), edge.toMode());
    }

    private static String held(EdgeEvidence edge) {
        return lock(edge.fromInstance(), edge.from(), edge.fromMode());
    }

    private static String lock(long instance, LockClass lockClass, Mode mode) {
        return "@" + (instance == 0 ? "?" : instance) + " (" + lockClass.name() + "){" + mode(mode) + "}-{"
                + lockClass.kind() + "}";
    }

    private static String mode(Mode mode) {
        return mode == Mode.EXCLUSIVE ? "exclusive" : "shared";
    }

    private String risk() {
        Risk risk = finding.risk();
        if (risk.band() == Risk.Band.UNKNOWN) {
            return "unknown: " + risk.assumptions();
        }
        String bound = risk.lowPerDay() == 0 ? "at most " : "about ";
        String often = bound + "one deadlock in " + Quantity.interval(risk.perDay());
        return often + " (" + risk.band().name().toLowerCase(Locale.ROOT) + "); " + risk.assumptions();
    }

    private String version() {
        return subject.version().isEmpty() ? "" : " in version " + subject.version();
    }

    private static String threads(EdgeEvidence edge) {
        int unnamed = edge.threadCount() - edge.threads().size();
        return edge.threads().stream().map(ThreadRef::name).collect(Collectors.joining(", "))
                + (unnamed > 0 ? " and " + unnamed + " more" : "");
    }

    private String relation(EdgeEvidence edge) {
        String from = edge.from().name();
        return switch (finding.kind()) {
            case INVERSION, SELF_DEADLOCK, DEADLOCK ->
                " order:      " + from + " -> " + edge.to().name();
            case NESTED_WAIT ->
                switch (edge.request()) {
                    case NOTIFY -> " notify:     " + edge.to().name() + ", holding " + from;
                    case NEEDS ->
                        " take:       " + from + ", before " + edge.to().name();
                    default -> " wait:       " + edge.to().name() + ", holding " + from;
                };
            case HELD_AT_EXIT -> " exit:       holding " + from;
            case STARVATION -> " wait:       " + from + ", by one of its workers";
        };
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
