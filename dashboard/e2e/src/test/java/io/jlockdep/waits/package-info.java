/**
 * Programs that wait for what has no owner: permits, bins of maps, ends of threads and tasks. Each runs in a JVM of its own
 * under the agent; {@code check} then says what it made of it. The tests are the door.
 */
package io.jlockdep.waits;
