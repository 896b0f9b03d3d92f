package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Weaves one class. Single-threaded, for one use.
 *
 * <p>No member is added, so that the same weaving serves a class that is loaded already. Methods without hooks are copied
 * byte for byte; the frames of the others stay as the compiler wrote them.
 */
final class ClassWeaver {

    private final byte[] bytes;
    private final SiteNumbers numbers;
    private final Set<String> tooLarge = new HashSet<>();
    private int methodsSkipped;

    ClassWeaver(byte[] bytes, SiteNumbers numbers) {
        this.bytes = bytes;
        this.numbers = numbers;
    }

    /** Returns the woven class, or null when there was nothing to weave. */
    byte[] weave() {
        while (true) {
            try {
                return weaveExcept(tooLarge);
            } catch (MethodTooLargeException e) {
                if (!tooLarge.add(e.getMethodName() + e.getDescriptor())) {
                    throw e;
                }
            }
        }
    }

    /** How many methods were left as they were, or woven in part, because weaving them was not provably safe. */
    int methodsSkipped() {
        return methodsSkipped;
    }

    private byte[] weaveExcept(Set<String> excluded) {
        ClassReader reader = new ClassReader(bytes);
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        Map<String, MethodNode> woven = weave(type, excluded);
        if (woven.isEmpty()) {
            return null;
        }
        ClassWriter writer = new UnresolvingWriter(reader);
        reader.accept(new Splicer(writer, woven), 0);
        return writer.toByteArray();
    }

    private Map<String, MethodNode> weave(ClassNode type, Set<String> excluded) {
        return ThreadLife.isIn(type.name) ? weaveThreadLife(type) : weaveLocks(type, excluded);
    }

    private static Map<String, MethodNode> weaveThreadLife(ClassNode type) {
        Map<String, MethodNode> woven = new HashMap<>();
        for (MethodNode method : type.methods) {
            if (ThreadLife.weave(type, method)) {
                woven.put(method.name + method.desc, method);
            }
        }
        return woven;
    }

    private Map<String, MethodNode> weaveLocks(ClassNode type, Set<String> excluded) {
        MethodFlows flows = new MethodFlows();
        ClassEntries entries = ClassEntries.of(type);
        List<MethodNode> candidates = new ArrayList<>();
        int[] constructs = new int[type.methods.size()];
        for (MethodNode method : type.methods) {
            int found = Constructs.in(method);
            boolean needed = MethodWeaver.isNeededFor(type.name, method, found, entries);
            if (needed && !excluded.contains(method.name + method.desc)) {
                constructs[candidates.size()] = found;
                candidates.add(method);
                if (found != 0) {
                    flows.of(method);
                }
            }
        }
        ClassContext context = new ClassContext(type, numbers, LockFields.of(type, flows), entries);
        Map<String, MethodNode> woven = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            MethodNode method = candidates.get(i);
            MethodFlow flow = constructs[i] == 0 ? null : flows.of(method);
            if (MethodWeaver.weave(new MethodContext(context, method, constructs[i], flow))) {
                woven.put(method.name + method.desc, method);
            }
        }
        methodsSkipped = context.methodsSkipped() + excluded.size();
        return woven;
    }

    /** Never asks what two types have in common, which would load classes of the host. */
    private static final class UnresolvingWriter extends ClassWriter {

        UnresolvingWriter(ClassReader reader) {
            super(reader, 0);
        }

        @Override
        protected String getCommonSuperClass(String type1, String type2) {
            throw new UnsupportedOperationException("weaving loads no class");
        }
    }

    /** Passes a class on with some of its methods replaced. */
    private static final class Splicer extends ClassVisitor {

        private final Map<String, MethodNode> woven;

        Splicer(ClassWriter writer, Map<String, MethodNode> woven) {
            super(Opcodes.ASM9, writer);
            this.woven = woven;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodNode replacement = woven.get(name + descriptor);
            if (replacement == null) {
                return visitor;
            }
            replacement.accept(visitor);
            return null;
        }
    }
}
