/**
 * Large servers that nobody here wrote, in one JVM with their clients, at work. Each is a {@code main} that prints what it
 * did, the same in every run, and ends.
 */
package io.jlockdep.e2e.server;
