package io.jlockdep.cases;

import io.jlockdep.host.Jdk;
import java.util.Collections;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Variants that are known to be answered wrongly. Immutable.
 *
 * @param covers which, on which JDK
 * @param reason who is at fault, and how
 */
record KnownGap(BiPredicate<Variant, Jdk> covers, String reason) {

    /** A gap in a row where one of its locks is of one of these kinds. */
    static KnownGap in(String family, Set<LockKind> kinds, String reason) {
        return new KnownGap(
                (variant, jdk) -> variant.row().family().equals(family)
                        && !Collections.disjoint(variant.kinds().values(), kinds),
                reason);
    }

    /** A gap in a row, for all lock types on all JDKs. */
    static KnownGap in(String family, String reason) {
        return new KnownGap((variant, jdk) -> variant.row().family().equals(family), reason);
    }
}
