/** Findings and snapshots for tests, as the graph makes them. */
package io.jlockdep.testing;
