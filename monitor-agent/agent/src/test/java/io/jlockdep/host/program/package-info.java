/**
 * The programs that the agent's tests run as hosts, each a main class. They print the same whenever they run, so that a
 * run with the agent can be compared with one without, and take locks whose orders their first comment states.
 *
 * <p>Not in the agent's own packages, which are never woven.
 */
package io.jlockdep.host.program;
