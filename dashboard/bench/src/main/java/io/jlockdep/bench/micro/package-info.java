/**
 * Single lock operations, measured with JMH in a JVM of their own. None knows of the agent: it is on the command line of
 * the JVM or not. Run by {@link io.jlockdep.bench.Bench}.
 */
package io.jlockdep.bench.micro;
