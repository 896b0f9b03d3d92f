package io.jlockdep.cases;

import java.util.function.Predicate;

/**
 * Variants that are known to be answered wrongly. Immutable.
 *
 * @param variants which
 * @param reason who is at fault, and how
 */
record KnownGap(Predicate<Variant> variants, String reason) {

    static KnownGap in(String family, String reason) {
        return new KnownGap(variant -> variant.row().family().equals(family), reason);
    }
}
