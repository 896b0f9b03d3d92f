/** The programs. They use the JDK and nothing else, and each of their threads hands its turn on. */
package io.jlockdep.waits.program;
