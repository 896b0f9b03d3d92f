/**
 * What outlives the runs: findings, orders, versions, grades and acknowledgements, in a database. The doors are
 * {@link io.jlockdep.history.History}, which people ask, and {@link io.jlockdep.history.HistoryKeeper}, which writes down
 * what the runs show.
 *
 * <p>One thread talks to the database; what it read or wrote last is published as an immutable {@code History}. A database that
 * cannot be reached or is full costs nothing but the memory of what happens meanwhile.
 */
package io.jlockdep.history;
