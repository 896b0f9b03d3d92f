/**
 * Inversions that nobody here wrote: bugs of the JDK and of old versions of well-known libraries, each found in a run that
 * did not deadlock.
 */
package io.jlockdep.bugs;
