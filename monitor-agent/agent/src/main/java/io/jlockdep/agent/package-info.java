/**
 * Starts and stops monitoring in a host that must never notice: start-up, options, the recording. The door is {@link
 * io.jlockdep.agent.Premain}.
 *
 * <p>Everything here runs once, on the thread that loads the agent. Nothing here throws into the host, exits it, logs, or
 * starts {@code java.util.logging}; what must be said goes to stderr in one line.
 */
package io.jlockdep.agent;
