/**
 * What the agent costs: the same work with and without it, turn by turn in one run, as a table of medians and ratios. The
 * door is {@link io.jlockdep.bench.Bench}. One thing is measured at a time.
 */
package io.jlockdep.bench;
