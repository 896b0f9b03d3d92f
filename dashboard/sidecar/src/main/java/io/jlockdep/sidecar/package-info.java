/**
 * The program: its command line, its configuration, and the wiring of everything else. The door is
 * {@link io.jlockdep.sidecar.Main}.
 *
 * <p>Fails fast at the start with one line that names the thing, exit code 2 and no stack trace.
 */
package io.jlockdep.sidecar;
