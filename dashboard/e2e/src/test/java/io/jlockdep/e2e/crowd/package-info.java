/** A program with more threads at once than any table of the agent has room for. Runs by itself, and ends. */
package io.jlockdep.e2e.crowd;
