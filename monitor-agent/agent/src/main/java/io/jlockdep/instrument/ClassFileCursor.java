package io.jlockdep.instrument;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.objectweb.asm.Opcodes;

/**
 * Walks once over a class file (JVMS 4). Single-threaded, for one use. Throws a {@code RuntimeException} on bytes that are
 * no class file; every step moves forward, so it always ends.
 */
final class ClassFileCursor {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int NAME_AND_TYPE = 12;

    /** Bytes of a constant after its tag, by tag; {@code x} where there is no such tag. {@link #UTF8} differs. */
    private static final String CONSTANT_SIZES = "x-x448822444" + "4xx32442" + "2";

    private static final byte[] OBJECT = ascii("java/lang/Object");
    private static final byte[] CODE = ascii("Code");

    private final byte[] bytes;
    private int position;
    private int[] constants;
    private int objectClass = -1;

    ClassFileCursor(byte[] bytes) {
        this.bytes = bytes;
    }

    ClassScan.Verdict scan() {
        if (u4() != 0xCAFEBABE) {
            return ClassScan.Verdict.UNREADABLE;
        }
        u2();
        if (u2() > ClassScan.NEWEST) {
            return ClassScan.Verdict.UNREADABLE;
        }
        locateConstants();
        boolean weave = constantsNameLocks() || methodsUseMonitors();
        return weave ? ClassScan.Verdict.WEAVE : ClassScan.Verdict.LEAVE;
    }

    private void locateConstants() {
        constants = new int[u2()];
        for (int i = 1; i < constants.length; i++) {
            constants[i] = position;
            int tag = u1();
            int size = tag == UTF8 ? u2() : CONSTANT_SIZES.charAt(tag) - '0';
            if (size < 0 || (tag != UTF8 && size > 8)) {
                throw new IllegalArgumentException("constant tag " + tag);
            }
            skip(size);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
    }

    private boolean constantsNameLocks() {
        for (int i = 1; i < constants.length; i++) {
            int offset = constants[i];
            int tag = offset == 0 ? 0 : bytes[offset];
            if (tag == NAME_AND_TYPE && isLockOperation(u2At(offset + 1), u2At(offset + 3))) {
                return true;
            }
            if (tag == CLASS && isTrackedLock(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLockOperation(int name, int descriptor) {
        for (LockOperation operation : LockOperation.ALL) {
            if (isText(name, operation.nameBytes) && isText(descriptor, operation.descriptorBytes)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the constant names a lock type; an {@code Object} is one only where it is allocated. */
    private boolean isTrackedLock(int classConstant) {
        int name = u2At(constants[classConstant] + 1);
        if (isText(name, OBJECT)) {
            objectClass = classConstant;
            return false;
        }
        return LockCalls.isAllocationTracked(bytes, constants[name] + 3, u2At(constants[name] + 1));
    }

    private boolean methodsUseMonitors() {
        skip(6);
        skip(2 * u2());
        for (int fields = u2(); fields > 0; fields--) {
            skip(6);
            skipAttributes();
        }
        for (int methods = u2(); methods > 0; methods--) {
            if (methodUsesMonitors()) {
                return true;
            }
        }
        return false;
    }

    private void skipAttributes() {
        for (int attributes = u2(); attributes > 0; attributes--) {
            skip(2);
            skip(u4());
        }
    }

    private boolean methodUsesMonitors() {
        boolean isSynchronized = (u2() & Opcodes.ACC_SYNCHRONIZED) != 0;
        skip(4);
        for (int attributes = u2(); attributes > 0; attributes--) {
            boolean isCode = isText(u2(), CODE);
            int length = u4();
            int next = position + length;
            if (isCode && (isSynchronized || codeUsesMonitors())) {
                return true;
            }
            skip(next - position);
        }
        return false;
    }

    private boolean codeUsesMonitors() {
        skip(4);
        int length = u4();
        int start = position;
        skip(length);
        byte high = (byte) (objectClass >> 8);
        byte low = (byte) objectClass;
        for (int i = start; i < start + length; i++) {
            byte opcode = bytes[i];
            boolean candidate = opcode == (byte) Opcodes.MONITORENTER
                    || opcode == (byte) Opcodes.NEW && bytes[i + 1] == high && bytes[i + 2] == low;
            if (candidate) {
                // What looks like the opcode may be an operand: walk the instructions.
                return new CodeCursor(bytes, start, start + length).usesMonitors(objectClass);
            }
        }
        return false;
    }

    private boolean isText(int constant, byte[] text) {
        int offset = constants[constant];
        return bytes[offset] == UTF8
                && u2At(offset + 1) == text.length
                && Arrays.equals(bytes, offset + 3, offset + 3 + text.length, text, 0, text.length);
    }

    private void skip(int count) {
        if (count < 0 || count > bytes.length - position) {
            throw new IllegalArgumentException("truncated at " + position);
        }
        position += count;
    }

    private int u1() {
        return bytes[position++] & 0xFF;
    }

    private int u2() {
        position += 2;
        return u2At(position - 2);
    }

    private int u4() {
        return u2() << 16 | u2();
    }

    private int u2At(int offset) {
        return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
