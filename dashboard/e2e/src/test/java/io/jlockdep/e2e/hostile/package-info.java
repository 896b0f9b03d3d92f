/** A program with an inversion between two classes that a test renames in its class files. */
package io.jlockdep.e2e.hostile;
