package io.jlockdep.words;

import io.jlockdep.graph.Finding;
import io.jlockdep.graph.LockClass;
import io.jlockdep.graph.ThreadRef;
import java.util.stream.Collectors;

/** A finding in one line. Stateless. */
public final class Headline {

    private Headline() {}

    /** Grade, kind, the locks in the order of the cycle, the reason, and the id to ask for more. */
    public static String of(Finding finding) {
        return finding.verdict().name() + " " + finding.kind().label() + " " + locks(finding) + ": "
                + VisibleText.of(finding.reason()) + " [" + finding.id() + "]";
    }

    /** The locks in the order of the cycle, the first one again at its end: {@code A -> B -> A}. */
    public static String locks(Finding finding) {
        String names = finding.lockClasses().stream()
                .map(LockClass::name)
                .map(VisibleText::of)
                .collect(Collectors.joining(" -> "));
        boolean cycle = finding.edges().size() > 1;
        return cycle
                ? names + " -> " + VisibleText.of(finding.lockClasses().get(0).name())
                : names;
    }

    /** A thread by its name, or by its number where it has none, as most virtual threads. */
    public static String thread(ThreadRef thread) {
        if (!thread.name().isEmpty()) {
            return thread.name();
        }
        return (thread.virtual() ? "virtual thread #" : "thread #") + thread.id();
    }
}
