package io.jlockdep.cases;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lock kinds that a row of the table is for. */
enum LockGroup {
    /** All. */
    EXCLUSIVE(kind -> true),
    /** Those that readers can share. */
    SHARED(LockKind::isShareable),
    /** Those that can be tried, and released in any order. */
    LOCK(kind -> !kind.isMonitor()),
    REENTRANT(LockKind::isReentrant),
    CONDITION(LockKind::hasConditions),
    READ_WRITE(kind -> kind.isShareable() && kind.isReentrant()),
    STAMPED(LockKind::isStamped),
    /** No lock but those of classes. */
    NONE(kind -> false);

    private static final List<LockKind> MAIN_TYPES =
            List.of(LockKind.MONITOR, LockKind.REENTRANT, LockKind.READ_WRITE, LockKind.STAMPED);

    private final Predicate<LockKind> has;

    LockGroup(Predicate<LockKind> has) {
        this.has = has;
    }

    List<LockKind> kinds() {
        return Stream.of(LockKind.values()).filter(has).toList();
    }

    /** The types of which mixes are made: those of the four main ones that are in the group. */
    List<LockKind> mixed() {
        return MAIN_TYPES.stream().filter(has).toList();
    }
}
