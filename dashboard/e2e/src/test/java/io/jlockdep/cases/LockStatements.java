package io.jlockdep.cases;

import io.jlockdep.cases.Operation.Action;
import java.util.List;

/** The statements that take, release, wait on and wake up the locks of a variant. Immutable. */
final class LockStatements {

    private final Variant variant;

    LockStatements(Variant variant) {
        this.variant = variant;
    }

    /** The lock object. */
    String lock(Operation operation) {
        LockKind kind = variant.kindOf(operation);
        if (kind.isStatic()) {
            return operation.lock() + ".class";
        }
        boolean inHolder = operation.isOneOfSeveral() && !kind.isNamedByType();
        String owner = variant.hasStaticLocks() ? Variant.PROGRAM + "." : "";
        return owner + operation.lock() + (inHolder ? ".lock" : "");
    }

    /** What a {@code synchronized} method is called on. */
    String target(Operation operation) {
        return variant.kindOf(operation).isStatic() ? operation.lock() : lock(operation);
    }

    /**
     * Takes a lock that is no monitor.
     *
     * @param stamp the variable for its stamp, if it has one
     */
    List<String> acquire(Operation operation, String stamp) {
        LockKind kind = variant.kindOf(operation);
        boolean tries = !operation.action().blocks();
        String call = kind.hasStamps() ? lock(operation) + stampCall(operation) : side(operation) + viewCall(operation);
        if (kind.hasStamps()) {
            String taken = stamp + " = " + call + ";";
            return tries ? List.of(taken, "Stage.require(" + stamp + " != 0);") : List.of(taken);
        }
        if (tries) {
            return List.of("Stage.require(" + call + ");");
        }
        return List.of(
                switch (kind.style) {
                    case REFERENCES -> "Ways.call(" + side(operation) + "::lock);";
                    case LAMBDAS -> "Ways.call(() -> " + call + ");";
                    case REFLECTED, REFLECTED_LOCK -> "Ways.reflect(" + side(operation) + ", \"lock\");";
                    default -> call + ";";
                });
    }

    /** Takes a lock in a way that can be interrupted. */
    String acquireInterruptibly(Operation operation) {
        LockKind kind = variant.kindOf(operation);
        return kind.hasStamps()
                ? lock(operation) + (operation.action().isShared() ? ".read" : ".write") + "LockInterruptibly();"
                : side(operation) + ".lockInterruptibly();";
    }

    String release(Operation acquired, String stamp) {
        return switch (variant.kindOf(acquired).style) {
            case STAMPS ->
                lock(acquired) + (acquired.action().isShared() ? ".unlockRead(" : ".unlockWrite(") + stamp + ");";
            case INTERRUPTIBLE_STAMPS -> lock(acquired) + ".unlock(" + stamp + ");";
            case REFERENCES -> "Ways.call(" + side(acquired) + "::unlock);";
            case LAMBDAS -> "Ways.call(() -> " + side(acquired) + ".unlock());";
            case REFLECTED, REFLECTED_UNLOCK -> "Ways.reflect(" + side(acquired) + ", \"unlock\");";
            default -> side(acquired) + ".unlock();";
        };
    }

    /** Makes a shared stamp an exclusive one. */
    String convert(Operation operation, String stamp) {
        return stamp + " = " + lock(operation) + ".tryConvertToWriteLock(" + stamp + ");";
    }

    String readOptimistically(Operation operation) {
        return "Ways.same(" + lock(operation) + ".tryOptimisticRead());";
    }

    String await(Operation operation) {
        boolean timed = operation.action() == Action.TIMED_WAIT;
        if (variant.kindOf(operation).isMonitor()) {
            return lock(operation) + (timed ? ".wait(9_000);" : ".wait();");
        }
        return condition(operation) + (timed ? ".await(9, TimeUnit.SECONDS);" : ".await();");
    }

    String wakeUp(Operation operation) {
        return variant.kindOf(operation).isMonitor()
                ? lock(operation) + ".notify();"
                : condition(operation) + ".signal();";
    }

    /** The field of the condition of a lock that is no monitor. */
    static String condition(Operation operation) {
        return "conditionOf" + operation.lock();
    }

    private String side(Operation operation) {
        return variant.kindOf(operation)
                .side(lock(operation), operation.action().isShared());
    }

    private String viewCall(Operation operation) {
        return switch (operation.action()) {
            case TRY, TRY_SHARED -> ".tryLock()";
            case TIMED, TIMED_SHARED -> ".tryLock(1, TimeUnit.SECONDS)";
            default -> variant.kindOf(operation).isInterruptible() ? ".lockInterruptibly()" : ".lock()";
        };
    }

    private String stampCall(Operation operation) {
        String side = operation.action().isShared() ? "Read" : "Write";
        boolean timed = operation.action().isTimed();
        if (!operation.action().blocks()) {
            return ".try" + side + (timed ? "Lock(1, TimeUnit.SECONDS)" : "Lock()");
        }
        String blocking = operation.action().isShared() ? ".readLock" : ".writeLock";
        return blocking + (variant.kindOf(operation).isInterruptible() ? "Interruptibly()" : "()");
    }
}
