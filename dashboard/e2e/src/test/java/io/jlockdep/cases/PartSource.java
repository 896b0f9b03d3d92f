package io.jlockdep.cases;

import java.util.function.Predicate;

/**
 * Writes the operations of one thread as Java: as blocks where acquisitions nest, as people write them, and otherwise one
 * statement after the other. Single-threaded.
 */
final class PartSource {

    private final Variant variant;
    private final Holds holds;
    private final Predicate<Integer> wakenByNextPart;
    private final SourceText text;
    private final LockStatements statements;

    /** @param wakenByNextPart whether the wait with that index ends because of what the next part does */
    PartSource(Variant variant, Holds holds, Predicate<Integer> wakenByNextPart, SourceText text) {
        this.variant = variant;
        this.holds = holds;
        this.wakenByNextPart = wakenByNextPart;
        this.text = text;
        this.statements = new LockStatements(variant);
    }

    void write() {
        for (int i = 0; i < holds.operations().size(); i++) {
            boolean acquires = operation(i).action().acquires() && !holds.waitsForItself(i);
            if (acquires && variant.kindOf(operation(i)).hasStamps() && holds.endOfBlock(i) < 0) {
                text.line("long " + stamp(i) + " = 0;");
            }
        }
        write(0, holds.operations().size());
    }

    private void write(int from, int to) {
        for (int i = from; i < to; i++) {
            switch (operation(i).action()) {
                case RELEASE, RELEASE_EXCLUSIVE -> release(holds.acquisitionOf(i));
                case WAIT, TIMED_WAIT -> waitFor(i);
                case NOTIFY -> text.line(statements.wakeUp(operation(i)));
                case CONVERT -> convert(i);
                case OPTIMISTIC -> text.line(statements.readOptimistically(operation(i)));
                case INITIALIZE -> text.line(operation(i).lock() + ".use();");
                case INSTANTIATE -> text.line("new " + operation(i).lock() + "();");
                case READ_FIELD -> text.line("Ways.same(" + operation(i).lock() + ".field);");
                default -> i = acquire(i);
            }
        }
    }

    /** Returns the last operation written. */
    private int acquire(int index) {
        if (holds.waitsForItself(index)) {
            blockUntilInterrupted(statements.acquireInterruptibly(operation(index)));
            return index;
        }
        int end = holds.endOfBlock(index);
        if (end < 0) {
            acquireOnly(index, "");
            return index;
        }
        switch (variant.kindOf(operation(index)).style) {
            case BLOCK -> block("synchronized (" + statements.lock(operation(index)) + ") {", index, end, "}");
            case METHOD -> block(statements.target(operation(index)) + ".locked(() -> {", index, end, "});");
            default -> {
                acquireOnly(index, "long ");
                block("try {", index, end, "} finally {");
                release(index);
                text.line("}");
            }
        }
        return end;
    }

    private void block(String opening, int start, int end, String closing) {
        text.line(opening);
        write(start + 1, end);
        text.line(closing);
    }

    /** @param stampType empty where the variable of the stamp is declared already */
    private void acquireOnly(int index, String stampType) {
        Operation operation = operation(index);
        if (variant.kindOf(operation).isMonitor()) {
            throw new IllegalArgumentException("Java has no way to write " + variant);
        }
        if (variant.kindOf(operation).hasStamps() && !stampType.isEmpty()) {
            text.line(stampType + stamp(index) + ";");
        }
        statements.acquire(operation, stamp(index)).forEach(text::line);
    }

    private void release(int acquisition) {
        text.line(statements.release(operation(acquisition), stamp(acquisition)));
    }

    private void convert(int index) {
        String stamp = stamp(holds.acquisitionOf(index));
        text.line(statements.convert(operation(index), stamp)).line("Stage.require(" + stamp + " != 0);");
    }

    private void waitFor(int index) {
        String wait = statements.await(operation(index));
        if (wakenByNextPart.test(index)) {
            text.line("stage.blocksUntilNextPart();").line(wait);
        } else {
            blockUntilInterrupted(wait);
        }
    }

    private void blockUntilInterrupted(String statement) {
        text.line("stage.blocksUntilInterrupted();")
                .line("try {")
                .line(statement)
                .line("Stage.mustNotGetHere();")
                .line("} catch (InterruptedException asMeant) {")
                .line("Thread.interrupted();")
                .line("}");
    }

    private Operation operation(int index) {
        return holds.operations().get(index);
    }

    private static String stamp(int index) {
        return "stamp" + index;
    }
}
