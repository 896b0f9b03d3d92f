package io.jlockdep.cases;

import io.jlockdep.cases.LockKind.Style;
import io.jlockdep.cases.Operation.Action;
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

    PartSource(Variant variant, Holds holds, Predicate<Integer> wakenByNextPart, SourceText text) {
        this.variant = variant;
        this.holds = holds;
        this.wakenByNextPart = wakenByNextPart;
        this.text = text;
    }

    void write() {
        for (int i = 0; i < holds.operations().size(); i++) {
            Operation operation = holds.operations().get(i);
            boolean acquired = operation.action().acquires() && !holds.waitsForItself(i);
            if (acquired && variant.kindOf(operation).hasStamps() && holds.endOfBlock(i) < 0) {
                text.line("long " + stamp(i) + " = 0;");
            }
        }
        write(0, holds.operations().size());
    }

    private void write(int from, int to) {
        for (int i = from; i < to; i++) {
            Operation operation = holds.operations().get(i);
            switch (operation.action()) {
                case RELEASE, RELEASE_EXCLUSIVE -> text.line(release(holds.acquisitionOf(i)));
                case WAIT -> waitFor(i);
                case NOTIFY ->
                    text.line(
                            monitor(operation) ? lock(operation) + ".notify();" : condition(operation) + ".signal();");
                case INITIALIZE -> text.line(operation.lock() + ".use();");
                default -> i = acquire(i);
            }
        }
    }

    /** Returns the last operation written. */
    private int acquire(int index) {
        if (holds.waitsForItself(index)) {
            waitForItself(holds.operations().get(index));
            return index;
        }
        int end = holds.endOfBlock(index);
        if (end < 0) {
            acquireOnly(index);
            return index;
        }
        Operation operation = holds.operations().get(index);
        switch (variant.kindOf(operation).style) {
            case BLOCK -> block("synchronized (" + lock(operation) + ") {", index, end, "}");
            case METHOD -> block(lock(operation) + ".locked(() -> {", index, end, "});");
            default -> {
                acquireInBlock(index);
                block("try {", index, end, "} finally {");
                text.line(release(index)).line("}");
            }
        }
        return end;
    }

    private void block(String opening, int start, int end, String closing) {
        text.line(opening);
        write(start + 1, end);
        text.line(closing);
    }

    private void acquireInBlock(int index) {
        Operation operation = holds.operations().get(index);
        if (variant.kindOf(operation).hasStamps()) {
            text.line("long " + stamp(index) + " = " + stampExpression(operation) + ";");
            checkStamp(index, operation);
        } else {
            acquireView(operation);
        }
    }

    private void acquireOnly(int index) {
        Operation operation = holds.operations().get(index);
        if (monitor(operation)) {
            throw new IllegalArgumentException("Java has no way to write " + variant);
        }
        if (variant.kindOf(operation).hasStamps()) {
            text.line(stamp(index) + " = " + stampExpression(operation) + ";");
            checkStamp(index, operation);
        } else {
            acquireView(operation);
        }
    }

    private void checkStamp(int index, Operation operation) {
        if (!operation.action().blocks()) {
            text.line("Stage.require(" + stamp(index) + " != 0);");
        }
    }

    private void acquireView(Operation operation) {
        String side = side(operation);
        switch (operation.action()) {
            case TRY, TRY_SHARED -> text.line("Stage.require(" + side + ".tryLock());");
            case TIMED -> text.line("Stage.require(" + side + ".tryLock(1, TimeUnit.SECONDS));");
            default ->
                text.line(side + (variant.kindOf(operation).isInterruptible() ? ".lockInterruptibly();" : ".lock();"));
        }
    }

    private String stampExpression(Operation operation) {
        String shared = operation.action().isShared() ? "Read" : "Write";
        String lock = lock(operation);
        return switch (operation.action()) {
            case TRY, TRY_SHARED -> lock + ".try" + shared + "Lock()";
            case TIMED -> lock + ".try" + shared + "Lock(1, TimeUnit.SECONDS)";
            default ->
                lock + "." + shared.toLowerCase(java.util.Locale.ROOT)
                        + (variant.kindOf(operation).isInterruptible() ? "LockInterruptibly()" : "Lock()");
        };
    }

    private String release(int acquisition) {
        Operation acquired = holds.operations().get(acquisition);
        LockKind kind = variant.kindOf(acquired);
        if (kind.style == Style.INTERRUPTIBLE_STAMPS) {
            return lock(acquired) + ".unlock(" + stamp(acquisition) + ");";
        }
        if (kind.style == Style.STAMPS) {
            String side = acquired.action().isShared() ? "Read" : "Write";
            return lock(acquired) + ".unlock" + side + "(" + stamp(acquisition) + ");";
        }
        return side(acquired) + ".unlock();";
    }

    private void waitForItself(Operation operation) {
        LockKind kind = variant.kindOf(operation);
        String shared = operation.action() == Action.SHARED ? "read" : "write";
        text.line("stage.blocksUntilInterrupted();").line("try {");
        text.line(
                kind.hasStamps()
                        ? lock(operation) + "." + shared + "LockInterruptibly();"
                        : side(operation) + ".lockInterruptibly();");
        interrupted();
    }

    private void waitFor(int index) {
        Operation operation = holds.operations().get(index);
        String wait = monitor(operation) ? lock(operation) + ".wait();" : condition(operation) + ".await();";
        if (wakenByNextPart.test(index)) {
            text.line("stage.blocksUntilNextPart();").line(wait);
        } else {
            text.line("stage.blocksUntilInterrupted();").line("try {").line(wait);
            interrupted();
        }
    }

    private void interrupted() {
        text.line("Stage.mustNotGetHere();")
                .line("} catch (InterruptedException asMeant) {")
                .line("Thread.interrupted();")
                .line("}");
    }

    private boolean monitor(Operation operation) {
        return variant.kindOf(operation).isMonitor();
    }

    private String side(Operation operation) {
        return variant.kindOf(operation)
                .side(lock(operation), operation.action().isShared());
    }

    private String lock(Operation operation) {
        boolean inHolder =
                operation.isOneOfSeveral() && !variant.kindOf(operation).isNamedByType();
        String owner = variant.hasStaticLocks() ? Variant.PROGRAM + "." : "";
        return owner + operation.lock() + (inHolder ? ".lock" : "");
    }

    private String condition(Operation operation) {
        return ProgramSource.CONDITION_OF + operation.lock();
    }

    private static String stamp(int index) {
        return "stamp" + index;
    }
}
