/** A program in three releases, for tests that follow it from one to the next. */
package io.jlockdep.e2e.release;
