package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A finding while it lives: the cycles that show it, the worst of which grades it, and how it was graded over time. An
 * inversion between classes has one cycle; one within a class has several, over different instances. Single-threaded,
 * owned by the graph.
 */
final class Fault {

    private static final int MAX_CYCLES = 16;

    private final String id;
    private final Kind kind;
    private final long firstMillis;
    private final List<GradedCycle> cycles = new ArrayList<>(1);
    private final List<Grade> grades = new ArrayList<>(1);
    private GradedCycle worst;

    Fault(String id, Kind kind, GradedCycle cycle, long nowMillis) {
        this.id = id;
        this.kind = kind;
        this.firstMillis = nowMillis;
        add(cycle, nowMillis);
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    Verdict verdict() {
        return worst.verdict();
    }

    /** Whether it says anything: not if it takes a permit for held that other threads give back. */
    boolean isShown() {
        return kind == Kind.DEADLOCK
                || worst.edges().stream().allMatch(edge -> edge.from().isReleasedByHolder());
    }

    /** The cycle that the finding is shown by. */
    GradedCycle worst() {
        return worst;
    }

    long firstMillis() {
        return firstMillis;
    }

    /** Oldest first, the present one last. */
    List<Grade> grades() {
        return grades;
    }

    /** Adds another cycle that shows the fault; returns whether that changed its grade. */
    boolean add(GradedCycle cycle, long nowMillis) {
        if (cycles.size() < MAX_CYCLES) {
            cycles.add(cycle);
        } else {
            replaceLeast(cycle);
        }
        connect(cycle);
        return settle(nowMillis);
    }

    /** Takes the fault off the edges and classes that would keep it up to date. */
    void discard() {
        for (GradedCycle cycle : cycles) {
            for (OrderEdge edge : cycle.edges()) {
                edge.faults().remove(this);
                edge.from().faults().remove(this);
            }
        }
    }

    /** Returns whether the grade changed. */
    boolean regrade(long nowMillis) {
        cycles.forEach(GradedCycle::regrade);
        return settle(nowMillis);
    }

    /** Grades again after an occurrence on an edge; returns whether the grade changed. */
    boolean regrade(OrderEdge edge, Witness witness, Occurrences.News news, long nowMillis) {
        for (GradedCycle cycle : cycles) {
            if (cycle.edges().contains(edge)) {
                cycle.regrade(edge, witness, news);
            }
        }
        return settle(nowMillis);
    }

    private void connect(GradedCycle cycle) {
        for (OrderEdge edge : cycle.edges()) {
            addOnce(edge.faults());
            addOnce(edge.from().faults());
        }
    }

    private void addOnce(List<Fault> faults) {
        if (!faults.contains(this)) {
            faults.add(this);
        }
    }

    private void replaceLeast(GradedCycle cycle) {
        GradedCycle least =
                cycles.stream().max(Comparator.comparing(GradedCycle::verdict)).orElseThrow();
        if (cycle.verdict().compareTo(least.verdict()) < 0) {
            cycles.set(cycles.indexOf(least), cycle);
        }
    }

    /** Chooses the worst cycle and remembers its grade; a new wording of the same verdict is no new grade. */
    private boolean settle(long nowMillis) {
        worst = cycles.stream().min(Comparator.comparing(GradedCycle::verdict)).orElseThrow();
        Grade grade = new Grade(nowMillis, worst.verdict(), worst.graded().reason());
        Grade present = grades.isEmpty() ? null : grades.get(grades.size() - 1);
        if (present != null && present.verdict() == grade.verdict()) {
            grades.set(grades.size() - 1, new Grade(present.sinceMillis(), grade.verdict(), grade.reason()));
            return false;
        }
        if (grades.size() == Finding.MAX_GRADES) {
            grades.remove(1);
        }
        grades.add(grade);
        return true;
    }
}
