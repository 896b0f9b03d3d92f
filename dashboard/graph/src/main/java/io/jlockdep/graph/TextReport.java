package io.jlockdep.graph;

/**
 * The report in the shape that Linux lockdep prints, line by line, so that whoever has read one can read ours; what we
 * know beyond lockdep follows at the end. Stateless.
 */
public final class TextReport {

    private TextReport() {}

    /** The report of one finding, ending with a newline; control characters in names are escaped. */
    public static String of(Subject subject, Finding finding) {
        ReportText text = new ReportText();
        Sections sections = new Sections(text, subject, finding);
        sections.header();
        switch (finding.kind()) {
            case NESTED_WAIT -> {
                sections.awaited();
                sections.notifier();
                sections.scenario();
            }
            case STARVATION -> {
                sections.starved();
                sections.scenario();
            }
            case HELD_AT_EXIT -> {
                // The locks held say it all.
            }
            default -> {
                sections.request();
                sections.dependencyChain();
                sections.scenario();
            }
        }
        sections.heldLocks();
        sections.backtrace();
        sections.beyondLockdep();
        return text.toString();
    }
}
