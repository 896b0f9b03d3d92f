package io.jlockdep.cases;

import java.util.List;

/**
 * A class of a case that initialises itself. Immutable.
 *
 * @param superName empty for none
 */
record Initializer(String name, String superName, List<Operation> operations) {}
