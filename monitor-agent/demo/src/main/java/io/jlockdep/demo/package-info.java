/**
 * Small programs with a known lock order, to be run under the agent. Each main class states in its first comment what is
 * to be found in it, and why.
 *
 * <p>None of them can deadlock: threads that take locks in conflicting orders do so in turns ({@link
 * io.jlockdep.demo.Turns}). They take turns by a volatile because a common lock would be a gate, and start and join would
 * order the threads: either would rightly explain the inversion away.
 */
package io.jlockdep.demo;
