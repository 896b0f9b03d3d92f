/**
 * Whole programs to be measured, each a {@code main}. Most work and print one figure as {@link io.jlockdep.bench.program.Figure} has
 * it; those that are measured by turns go on until they are ended. None knows of the agent. Run by {@link io.jlockdep.bench.Bench}.
 */
package io.jlockdep.bench.program;
