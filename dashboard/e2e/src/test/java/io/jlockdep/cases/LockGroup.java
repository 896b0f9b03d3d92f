package io.jlockdep.cases;

import io.jlockdep.cases.LockKind.Style;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lock kinds that a row of the table is for. */
enum LockGroup {
    /** All that hooks see. */
    EXCLUSIVE(kind -> true),
    /** Those that readers can share. */
    SHARED(LockKind::isShareable),
    /** Those that can be tried, and released in any order. */
    LOCK(kind -> !kind.isMonitor()),
    REENTRANT(LockKind::isReentrant),
    /** Those that can be released in any order, but only by the thread that acquired them. */
    OWNED(kind -> !kind.isMonitor() && kind.isReentrant()),
    CONDITION(LockKind::hasConditions),
    READ_WRITE(kind -> kind.isShareable() && kind.isReentrant()),
    STAMPED(LockKind::isStamped),
    STAMPS(LockKind::hasStamps),
    /** Those whose stamps are given back in the same way whatever they were converted to. */
    CONVERTIBLE(kind -> kind.style == Style.INTERRUPTIBLE_STAMPS),
    /** Those that are taken by reflection, which hides that from hooks, and perhaps released so too. */
    LOCK_REFLECTED(kind -> kind.isReflected() && kind.style != Style.REFLECTED_UNLOCK),
    UNLOCK_REFLECTED(kind -> kind.style == Style.REFLECTED_UNLOCK),
    /** No lock but those of classes. */
    NONE(kind -> false);

    private static final List<LockKind> MAIN_TYPES =
            List.of(LockKind.MONITOR, LockKind.REENTRANT, LockKind.READ_WRITE, LockKind.STAMPED);

    private final Predicate<LockKind> has;

    LockGroup(Predicate<LockKind> has) {
        this.has = has;
    }

    List<LockKind> kinds() {
        boolean reflected = this == LOCK_REFLECTED || this == UNLOCK_REFLECTED;
        return Stream.of(LockKind.values())
                .filter(kind -> kind.isReflected() == reflected)
                .filter(has)
                .toList();
    }

    /** The types of which mixes are made: those of the four main ones that are in the group. */
    List<LockKind> mixed() {
        return MAIN_TYPES.stream().filter(has).toList();
    }
}
