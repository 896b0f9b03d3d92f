package io.jlockdep.cases;

import io.jlockdep.cases.LockKind.Style;
import io.jlockdep.cases.Operation.Action;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a variant as Java classes. Single-threaded. */
final class ProgramSource {

    private final Variant variant;
    private final Map<String, String> files = new LinkedHashMap<>();

    private ProgramSource(Variant variant) {
        this.variant = variant;
    }

    /** The source files by the name of their class. */
    static Map<String, String> of(Variant variant) {
        ProgramSource source = new ProgramSource(variant);
        source.writeLockTypes();
        source.writeInitializers();
        source.writeProgram();
        return source.files;
    }

    private void writeLockTypes() {
        variant.kinds().forEach((lockClass, kind) -> {
            if (kind.isNamedByType() || isOneOfSeveral(lockClass)) {
                writeLockType(lockClass, kind);
            }
        });
    }

    private void writeLockType(String lockClass, LockKind kind) {
        String parent = kind.isSubclass() ? " extends ReentrantLock" : "";
        SourceText text = start("").line("final class " + lockClass + parent + " {");
        if (kind.isWrapped()) {
            writeWrapper(lockClass, text);
            return;
        }
        if (kind.style == Style.METHOD) {
            text.line((kind.isStatic() ? "static " : "") + "synchronized void locked(Body body) throws Exception {")
                    .line("body.run();")
                    .line("}");
        } else if (!kind.isNamedByType()) {
            text.line("final " + kind.type + " lock = " + kind.allocation + ";");
            writeWaysTo("lock", kind, "", text);
        }
        files.put(lockClass, text.line("}").toString());
    }

    /** A lock of the program's own, as people write them to add something to one that they know. */
    private void writeWrapper(String lockClass, SourceText text) {
        files.put(
                lockClass,
                text.toString().replace("final class " + lockClass, "final class " + lockClass + " implements Lock")
                        + """
                            private final ReentrantLock lock = new ReentrantLock();
                            @Override
                            public void lock() {
                                lock.lock();
                            }
                            @Override
                            public void lockInterruptibly() throws InterruptedException {
                                lock.lockInterruptibly();
                            }
                            @Override
                            public boolean tryLock() {
                                return lock.tryLock();
                            }
                            @Override
                            public boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
                                return lock.tryLock(time, unit);
                            }
                            @Override
                            public void unlock() {
                                lock.unlock();
                            }
                            @Override
                            public Condition newCondition() {
                                return lock.newCondition();
                            }
                        }
                        """);
    }

    /** What else a class has to have so that the lock in its field can be reached as the kind says. */
    private static void writeWaysTo(String field, LockKind kind, String modifiers, SourceText text) {
        if (kind.hasGetter()) {
            text.line(modifiers + kind.type + " " + field + "() {")
                    .line("return " + field + ";")
                    .line("}");
        }
        if (kind.hasSides()) {
            text.line(modifiers + "final Lock " + field + "Writer = " + field + ".writeLock();")
                    .line(modifiers + "final Lock " + field + "Reader = " + field + ".readLock();");
        }
    }

    private void writeInitializers() {
        for (Initializer initializer : variant.row().initializers()) {
            String parent = initializer.superName().isEmpty() ? "" : " extends " + initializer.superName();
            SourceText text = start("").line("class " + initializer.name() + parent + " {");
            if (!initializer.operations().isEmpty()) {
                text.line("static {").line("try {");
                write(new Holds(variant, initializer.operations(), true), List.of(), text);
                text.line("} catch (Exception e) {")
                        .line("throw new ExceptionInInitializerError(e);")
                        .line("}")
                        .line("}");
            }
            text.line("static Object field;")
                    .line("static void use() throws Exception {")
                    .line("}")
                    .line("}");
            files.put(initializer.name(), text.toString());
        }
    }

    private void writeProgram() {
        SourceText text = start(variant + ": " + variant.row().program());
        text.line("public final class " + Variant.PROGRAM + " implements LockProgram {");
        locks().stream().filter(lock -> !variant.kindOf(lock).isStatic()).forEach(lock -> writeField(lock, text));
        List<CasePart> parts = variant.row().parts();
        text.line("@Override").line("public Place[] parts() {");
        text.line("return new Place[] {"
                + parts.stream().map(part -> "Place." + part.place()).collect(Collectors.joining(", ")) + "};");
        text.line("}").line("@Override").line("public void run(int part, Stage stage) throws Exception {");
        text.line("switch (part) {");
        for (int i = 0; i < parts.size(); i++) {
            text.line("case " + i + " -> part" + (i + 1) + "(stage);");
        }
        text.line("default -> throw new IllegalArgumentException();").line("}").line("}");
        for (int i = 0; i < parts.size(); i++) {
            text.line("private void part" + (i + 1) + "(Stage stage) throws Exception {");
            write(holdsOf(parts.get(i)), parts.subList(i + 1, Math.min(i + 2, parts.size())), text);
            text.line("}");
        }
        files.put(Variant.PROGRAM, text.line("}").toString());
    }

    private void writeField(Operation lock, SourceText text) {
        LockKind kind = variant.kindOf(lock);
        String name = lock.lock();
        boolean ofOwnType = kind.isNamedByType() || lock.isOneOfSeveral();
        String type = ofOwnType ? lock.lockClass() : kind.type;
        String modifiers = variant.hasStaticLocks() ? "static final " : "private final ";
        text.line(modifiers + type + " " + name + " = " + (ofOwnType ? "new " + type + "()" : kind.allocation) + ";");
        if (!ofOwnType) {
            writeWaysTo(name, kind, variant.hasStaticLocks() ? "static " : "", text);
        }
        boolean waits = variant.row()
                .operations()
                .anyMatch(operation ->
                        operation.action().waits() && operation.lock().equals(name));
        if (waits && !kind.isMonitor()) {
            text.line("private final Condition " + LockStatements.condition(lock) + " = " + kind.side(name, false)
                    + ".newCondition();");
        }
    }

    private void write(Holds holds, List<CasePart> next, SourceText text) {
        new PartSource(variant, holds, index -> next.stream().anyMatch(part -> wakes(part, holds, index)), text)
                .write();
    }

    /** Whether a part can wake up who waits there: it does not need what the waiter keeps. */
    private boolean wakes(CasePart part, Holds waiter, int index) {
        String lock = waiter.operations().get(index).lock();
        List<String> kept = waiter.keptAt(index, lock);
        return part.operations().contains(new Operation(Action.NOTIFY, lock))
                && part.operations().stream().noneMatch(operation -> kept.contains(operation.lock()));
    }

    private Holds holdsOf(CasePart part) {
        return new Holds(variant, part.operations(), !part.heldAtEnd());
    }

    /** One operation on each lock. */
    private List<Operation> locks() {
        Set<String> seen = new LinkedHashSet<>();
        return variant.row()
                .operations()
                .filter(operation -> variant.kinds().containsKey(operation.lockClass()) && seen.add(operation.lock()))
                .toList();
    }

    private boolean isOneOfSeveral(String lockClass) {
        return locks().stream().anyMatch(lock -> lock.lockClass().equals(lockClass) && lock.isOneOfSeveral());
    }

    private SourceText start(String comment) {
        SourceText text = new SourceText()
                .line("package " + variant.packageName() + ";")
                .line("import io.jlockdep.cases.program.*;")
                .line("import java.util.concurrent.TimeUnit;")
                .line("import java.util.concurrent.locks.*;");
        return comment.isEmpty() ? text : text.line("/** " + comment.replace('/', '|') + " */");
    }
}
