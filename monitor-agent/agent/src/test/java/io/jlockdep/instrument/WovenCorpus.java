package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A corpus after weaving. Immutable.
 *
 * @param woven the changed classes by name with dots
 * @param unreadable how many could not be read
 * @param methodsSkipped names of methods that were not provably safe to weave
 * @param misjudged names of classes that the scan says need no weaving and that have something to weave
 */
record WovenCorpus(
        Corpus original,
        Map<String, byte[]> woven,
        RecordingNumbers numbers,
        int unreadable,
        List<String> methodsSkipped,
        List<String> misjudged) {

    static WovenCorpus of(Corpus corpus) {
        WovenCorpus result = new WovenCorpus(
                corpus, new TreeMap<>(), new RecordingNumbers(), 0, new ArrayList<>(), new ArrayList<>());
        int unreadable = 0;
        for (Map.Entry<String, byte[]> type : corpus.classes().entrySet()) {
            switch (ClassScan.of(type.getValue())) {
                case UNREADABLE -> unreadable++;
                case LEAVE -> {
                    if (hasLocks(type.getValue())) {
                        result.misjudged.add(type.getKey());
                    }
                }
                case WEAVE -> result.weave(type.getKey(), type.getValue());
            }
        }
        return new WovenCorpus(
                corpus, result.woven, result.numbers, unreadable, result.methodsSkipped, result.misjudged);
    }

    private void weave(String name, byte[] bytes) {
        ClassWeaver weaver = new ClassWeaver(bytes, numbers);
        byte[] changed = weaver.weave();
        if (changed != null) {
            woven.put(name, changed);
        }
        if (weaver.methodsSkipped() > 0) {
            methodsSkipped.add(name + ": " + weaver.methodsSkipped());
        }
    }

    /** Looks at every instruction, which the scan avoids. */
    private static boolean hasLocks(byte[] bytes) {
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        ClassEntries entries = ClassEntries.of(type);
        for (MethodNode method : type.methods) {
            boolean hasCode = method.instructions.size() > 0;
            boolean isSynchronized = (method.access & Opcodes.ACC_SYNCHRONIZED) != 0;
            if (hasCode && isSynchronized
                    || MethodWeaver.isNeededFor(type.name, method, Constructs.in(method), entries)) {
                return true;
            }
            for (AbstractInsnNode insn : method.instructions) {
                if (insn.getOpcode() == Opcodes.MONITORENTER) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All classes, the woven ones in place of their originals. */
    Map<String, byte[]> all() {
        Map<String, byte[]> all = new TreeMap<>(original.classes());
        all.putAll(woven);
        return all;
    }

    @Override
    public String toString() {
        long withField = numbers.acquisitions().stream()
                .filter(place -> place.field() != null)
                .count();
        long byField = numbers.acquisitions().stream()
                .filter(RecordingNumbers.Place::byField)
                .count();
        return String.format(
                "%s: %d classes, %d woven, %d unreadable, %d methods skipped, %d sites (%d with field, %d told by it), %d allocations",
                original,
                original.classes().size(),
                woven.size(),
                unreadable,
                methodsSkipped.size(),
                numbers.acquisitions().size(),
                withField,
                byField,
                numbers.allocationKeys().size());
    }
}
