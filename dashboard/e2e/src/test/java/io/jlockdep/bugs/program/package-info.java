/**
 * Programs that go both ways of a bug that others had, one way after the other on two threads, so that nothing hangs.
 *
 * <p>Each names the bug, and prints what is the same in every run.
 */
package io.jlockdep.bugs.program;
