package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;

/**
 * Decides from the bytes of a class file whether the class can need weaving, without building anything from them. Reads
 * each byte of code at most twice, allocates two small arrays, and answers for any bytes: it never throws or loops.
 */
final class ClassScan {

    /** What to do with a class. */
    enum Verdict {
        /** Nothing in it to hook. */
        LEAVE,
        /** There may be something to hook. */
        WEAVE,
        /** Newer than we know, or not a class file that we understand. */
        UNREADABLE
    }

    /** The newest class file version that we read. */
    static final int NEWEST = Opcodes.V28;

    private ClassScan() {}

    static Verdict of(byte[] classFile) {
        try {
            return new ClassFileCursor(classFile).scan();
        } catch (RuntimeException malformed) {
            return Verdict.UNREADABLE;
        }
    }
}
