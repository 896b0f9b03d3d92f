package io.jlockdep.instrument;

import org.objectweb.asm.Opcodes;

/**
 * Walks over the instructions of one method (JVMS 6.5). Single-threaded, for one use. Throws a {@code RuntimeException} on
 * bytes that are no instructions; every step moves forward, so it always ends.
 */
final class CodeCursor {

    private static final int WIDE = 0xC4;

    /** Length of each instruction by opcode; 0 where it varies. */
    private static final String LENGTHS = "1".repeat(16)
            + "23233"
            + "2".repeat(5)
            + "1".repeat(28)
            + "2".repeat(5)
            + "1".repeat(73)
            + "3"
            + "1".repeat(20)
            + "3".repeat(16)
            + "200"
            + "1".repeat(6)
            + "3".repeat(7)
            + "55323"
            + "1133110"
            + "43355";

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int next;

    CodeCursor(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.next = start;
    }

    /** Whether there is a {@code MONITORENTER} or a {@code NEW} of the class constant with that index. */
    boolean usesMonitors(int objectClass) {
        int position = start;
        while (position < end) {
            int opcode = bytes[position] & 0xFF;
            if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.NEW && u2(position + 1) == objectClass) {
                return true;
            }
            position += length(opcode, position);
        }
        return false;
    }

    /** The constant of the next instruction that names a member or makes an instance, or -1 when there is none left. */
    int nextReference() {
        while (next < end) {
            int position = next;
            int opcode = bytes[position] & 0xFF;
            next += length(opcode, position);
            if (opcode >= Opcodes.GETSTATIC && opcode <= Opcodes.INVOKEINTERFACE || opcode == Opcodes.NEW) {
                return u2(position + 1);
            }
        }
        return -1;
    }

    private int length(int opcode, int position) {
        int length = LENGTHS.charAt(opcode) - '0';
        if (length > 0) {
            return length;
        }
        if (opcode == WIDE) {
            return (bytes[position + 1] & 0xFF) == Opcodes.IINC ? 6 : 4;
        }
        int operands = position + 4 - (position - start) % 4;
        long entries = opcode == Opcodes.TABLESWITCH
                ? 3 + (long) u4(operands + 8) - u4(operands + 4) + 1
                : 2 + 2 * (long) u4(operands + 4);
        long total = operands - position + 4 * entries;
        if (entries < 2 || total > end - position) {
            throw new IllegalArgumentException("switch at " + (position - start));
        }
        return (int) total;
    }

    private int u2(int offset) {
        return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
    }

    private int u4(int offset) {
        return u2(offset) << 16 | u2(offset + 2);
    }
}
