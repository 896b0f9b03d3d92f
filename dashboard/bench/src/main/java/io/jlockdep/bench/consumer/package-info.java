/**
 * What a reader of the agent's events can take: programs that are started one at a time, each printing its figure. Each is
 * single-threaded.
 */
package io.jlockdep.bench.consumer;
