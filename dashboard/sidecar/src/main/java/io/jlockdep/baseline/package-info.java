/**
 * What people have looked at and accepted for a while: a reviewed text file of findings, by the stable keys of their lock
 * classes. The door is {@link io.jlockdep.baseline.Baseline}.
 *
 * <p>Everything here is immutable.
 */
package io.jlockdep.baseline;
