/** Findings and snapshots for tests, as the graph makes them, and a database server to keep them. */
package io.jlockdep.testing;
