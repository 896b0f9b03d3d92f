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
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

    /** Bytes of a constant after its tag, by tag; {@code x} where there is no such tag. {@link #UTF8} differs. */
    private static final String CONSTANT_SIZES = "x-x448822444" + "4xx32442" + "2";

    private static final byte[] OBJECT = ascii("java/lang/Object");
    private static final byte[] CODE = ascii("Code");
    private static final byte[] INITIALIZER = ascii("<clinit>");
    private static final byte[] FUTURE = ascii(EventCall.FUTURE);
    private static final byte[] EXECUTOR = ascii(EventCall.EXECUTOR);
    private static final byte[] JAVA = ascii("java/");
    private static final byte[] JAVAX = ascii("javax/");

    private final byte[] bytes;
    private int position;
    private int[] constants;
    private int objectClass = -1;
    private int thisClass;
    private boolean initializerCallsItsClass;

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
        boolean mayWait = false;
        for (int i = 1; i < constants.length; i++) {
            int offset = constants[i];
            int tag = offset == 0 ? 0 : bytes[offset];
            if (tag == NAME_AND_TYPE && isHooked(u2At(offset + 1), u2At(offset + 3))) {
                return true;
            }
            if (tag == CLASS && isTrackedLock(i)) {
                return true;
            }
            mayWait |= tag == NAME_AND_TYPE && isOneOf(HookedCalls.OF_TASKS, u2At(offset + 1), u2At(offset + 3));
        }
        return mayWait && constantsNameTasks();
    }

    private boolean constantsNameTasks() {
        for (int offset : constants) {
            if (offset != 0 && bytes[offset] == CLASS && namesTask(u2At(offset + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a call that is hooked, or a field for locks. */
    private boolean isHooked(int name, int descriptor) {
        if (bytes[constants[descriptor] + 3] == 'L') {
            for (byte[] type : LockStoreWeaver.FIELDS) {
                if (isText(descriptor, type)) {
                    return true;
                }
            }
        }
        return isOneOf(HookedCalls.ALL, name, descriptor);
    }

    private boolean isOneOf(HookedCalls.Call[] calls, int name, int descriptor) {
        int offset = constants[name];
        if (!HookedCalls.mayBe(bytes[offset + 3], u2At(offset + 1))) {
            return false;
        }
        for (HookedCalls.Call call : calls) {
            if (isText(name, call.name()) && isText(descriptor, call.descriptor())) {
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
        skip(2);
        thisClass = u2();
        skip(2);
        skip(2 * u2());
        for (int fields = u2(); fields > 0; fields--) {
            skip(6);
            skipAttributes();
        }
        int start = position;
        for (int methods = u2(); methods > 0; methods--) {
            if (methodUsesMonitors()) {
                return true;
            }
        }
        return initializerCallsItsClass && methodsUseOthers(start);
    }

    /** Whether a method, which the initialiser may call, needs other classes. */
    private boolean methodsUseOthers(int start) {
        position = start;
        for (int methods = u2(); methods > 0; methods--) {
            skip(6);
            for (int attributes = u2(); attributes > 0; attributes--) {
                boolean isCode = isText(u2(), CODE);
                int length = u4();
                if (isCode && codeUses(false)) {
                    return true;
                }
                skip(length);
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
        boolean isInitializer = isText(u2(), INITIALIZER);
        skip(2);
        for (int attributes = u2(); attributes > 0; attributes--) {
            boolean isCode = isText(u2(), CODE);
            int length = u4();
            int next = position + length;
            if (isCode && (isSynchronized || isInitializer && codeUses(false) || codeUsesMonitors())) {
                return true;
            }
            position = next - length;
            initializerCallsItsClass |= isCode && isInitializer && codeUses(true);
            skip(next - position);
        }
        return false;
    }

    /**
     * Whether the code names a member of, or makes an instance of, a class that is neither this one nor of the JDK.
     *
     * @param itself whether it is asked instead if it names a method of this class
     */
    private boolean codeUses(boolean itself) {
        int start = position + 8;
        int length = (u2At(position + 4) << 16) | u2At(position + 6);
        if (length < 0 || length > bytes.length - start) {
            throw new IllegalArgumentException("truncated at " + position);
        }
        CodeCursor code = new CodeCursor(bytes, start, start + length);
        for (int constant = code.nextReference(); constant >= 0; constant = code.nextReference()) {
            if (itself ? isOwnMethod(constant) : isOfOthers(constant)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOwnMethod(int constant) {
        int offset = constants[constant];
        return bytes[offset] == METHOD && u2At(offset + 1) == thisClass;
    }

    /** Whether a class constant, or the class of a member constant, is neither this one nor of the JDK. */
    private boolean isOfOthers(int constant) {
        int offset = constants[constant];
        int type = bytes[offset] == CLASS ? constant : u2At(offset + 1);
        if (type == thisClass || bytes[constants[type]] != CLASS) {
            return false;
        }
        int name = constants[u2At(constants[type] + 1)] + 3;
        return bytes[name] != '[' && !startsWith(name, JAVA) && !startsWith(name, JAVAX);
    }

    private boolean startsWith(int offset, byte[] prefix) {
        return bytes.length - offset >= prefix.length
                && Arrays.equals(bytes, offset, offset + prefix.length, prefix, 0, prefix.length);
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

    private boolean namesTask(int name) {
        return contains(name, FUTURE) || contains(name, EXECUTOR);
    }

    private boolean contains(int constant, byte[] text) {
        int start = constants[constant] + 3;
        int last = start + u2At(start - 2) - text.length;
        for (int i = start; i <= last; i++) {
            if (startsWith(i, text)) {
                return true;
            }
        }
        return false;
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
