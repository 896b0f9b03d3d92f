package io.jlockdep.cases;

import io.jlockdep.cases.program.Place;
import java.util.List;

/**
 * What one thread of a case does. Immutable.
 *
 * @param heldAtEnd whether what is not released in so many words stays held; else it is released at the end
 */
record CasePart(Place place, List<Operation> operations, boolean heldAtEnd) {}
