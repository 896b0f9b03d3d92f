/**
 * Where the sidecar keeps what outlives it: the address of the database, the scripts that make its tables, and SQL that H2 and
 * PostgreSQL both understand. The door is {@link io.jlockdep.database.DatabaseAddress}.
 *
 * <p>A connection is owned by one thread at a time, whoever opened it says which.
 */
package io.jlockdep.database;
