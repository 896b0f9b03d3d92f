package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The interleaving that deadlocks, a column for each thread and a line for each step. Used once. */
final class UnsafeScenario {

    /** Lockdep's columns: the first header stands at 7, its steps at 2, the next column 24 on. */
    private static final int INDENT = 2;

    private static final int HEADER_INDENT = 7;
    private static final int NARROWEST = 24;

    private final Finding finding;
    private final List<EdgeEvidence> edges;
    private final boolean numbered;
    private final int width;

    UnsafeScenario(Finding finding) {
        this.finding = finding;
        this.edges = finding.edges();
        this.numbered = edges.stream().allMatch(edge -> edge.from().equals(edge.to())) && edges.size() > 1;
        int widest = 0;
        for (int i = 0; i < edges.size(); i++) {
            EdgeEvidence edge = edges.get(i);
            int longer = Math.max(first(edge).length(), second(edge).length());
            widest = Math.max(widest, Math.max(longer, thread(i).length()));
        }
        this.width = Math.max(NARROWEST, widest + INDENT);
    }

    void print(ReportText text) {
        boolean struck = finding.kind() == Kind.DEADLOCK;
        text.line(struck ? " Locking scenario that has struck:" : " Possible unsafe locking scenario:");
        text.line();
        List<String> names = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            names.add(thread(i));
            rules.add("-".repeat(thread(i).length()));
        }
        text.raw(columns(names));
        text.raw(columns(rules));
        steps(text);
        text.line();
        text.line(" *** DEADLOCK ***");
    }

    /** A class by its name; where several instances of it are told apart, with the number of the instance. */
    static String name(LockClass lockClass, long instance, boolean numbered) {
        return lockClass.name() + (numbered ? "@" + instance : "");
    }

    /** As lockdep draws it: the thread that closes the cycle comes first and is the last to ask. */
    private void steps(ReportText text) {
        if (isWaiting()) {
            lockout(text);
            return;
        }
        int last = edges.size() - 1;
        for (int i = 0; i <= last; i++) {
            text.raw(step(i, first(edge(i))));
        }
        for (int i = last; i >= 0; i--) {
            text.raw(step(i, second(edge(i))));
        }
    }

    /** The one waits with both locks taken; the other, who would wake it, never comes so far. */
    private void lockout(ReportText text) {
        for (int i = 0; i < edges.size(); i++) {
            text.raw(step(i, first(edge(i))));
            if (edge(i).request() != Request.NEEDS) {
                text.raw(step(i, second(edge(i))));
            }
        }
    }

    private boolean isWaiting() {
        return finding.kind() == Kind.NESTED_WAIT;
    }

    /** The closing edge in the first column, the others in the order of the cycle; who waits before who wakes it. */
    private EdgeEvidence edge(int column) {
        return isWaiting() ? edges.get(column) : edges.get((column + edges.size() - 1) % edges.size());
    }

    private String first(EdgeEvidence edge) {
        return call(edge.fromMode(), edge.from(), edge.fromInstance());
    }

    private String second(EdgeEvidence edge) {
        String name = ReportText.printable(name(edge.to(), edge.toInstance(), numbered));
        if (edge.to().isEnd()) {
            return waiting(edge.to()) + "(" + name + ");";
        }
        if (edge.to().isPool()) {
            return "get(task of " + name + ");";
        }
        if (isWaiting()) {
            return (edge.request() == Request.NOTIFY ? "notify(" : "wait(") + name + ");";
        }
        return call(edge.toMode(), edge.to(), edge.toInstance());
    }

    private static String waiting(LockClass end) {
        return switch (end.ending()) {
            case "task" -> "get";
            case "pool" -> "awaitTermination";
            case "count-down" -> "await";
            default -> "join";
        };
    }

    private String call(Mode mode, LockClass lockClass, long instance) {
        String name = ReportText.printable(name(lockClass, instance, numbered));
        if (lockClass.isPool() || lockClass.isTask()) {
            return lockClass.isPool() ? "work(for " + name + ");" : "run(" + name + ");";
        }
        return (mode == Mode.SHARED ? "rlock(" : "lock(") + name + ");";
    }

    private String thread(int column) {
        boolean distinct = new HashSet<>(edges.stream()
                                .map(edge -> edge.threads().get(0).name())
                                .toList())
                        .size()
                == edges.size();
        String name = edge(column).threads().get(0).name();
        return distinct && !name.isBlank() ? ReportText.printable(name) : "Thread " + (column + 1);
    }

    private String step(int column, String call) {
        return " ".repeat(column == 0 ? INDENT : HEADER_INDENT + column * width) + call;
    }

    private String columns(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(" ".repeat(HEADER_INDENT + i * width - line.length())).append(cells.get(i));
        }
        return line.toString();
    }
}
