/**
 * What runs in the watched JVM: {@link io.jlockdep.cases.program.RunCases} drives the generated programs, each a
 * {@link io.jlockdep.cases.program.LockProgram}, one part after the other.
 *
 * <p>Parts are told by volatile fields when to go, so that nothing but their own locks orders them: no lock of the driver is
 * ever held around a part, and no thread is started or joined between two parts unless the case is about that.
 */
package io.jlockdep.cases.program;
