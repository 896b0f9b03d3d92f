/**
 * Whole programs to be measured, each a {@code main} that warms up, works and prints one figure as {@link
 * io.jlockdep.bench.program.Figure} has it. None knows of the agent. Run by {@link io.jlockdep.bench.Bench}.
 */
package io.jlockdep.bench.program;
