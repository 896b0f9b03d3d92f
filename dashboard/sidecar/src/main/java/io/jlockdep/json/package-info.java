/**
 * Findings as JSON: the one shape that {@code check --format json} prints and that the API serves, described by
 * {@code findings.schema.json} beside this package's classes. The door is {@link io.jlockdep.json.FindingsDocument}.
 *
 * <p>The records here are the JSON, member by member; everything is immutable.
 */
package io.jlockdep.json;
