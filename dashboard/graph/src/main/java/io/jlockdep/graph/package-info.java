/**
 * The lock-order graph: which lock classes are taken inside which, the inversions among them, how each is graded and
 * why, how likely it is to strike, and the text report. The door is {@link io.jlockdep.graph.OrderGraph}.
 *
 * <p>Pure Java: no I/O, no clock, no threads. The graph has one owner thread; what it publishes is immutable.
 */
package io.jlockdep.graph;
