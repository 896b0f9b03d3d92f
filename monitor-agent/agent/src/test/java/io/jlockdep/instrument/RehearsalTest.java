package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Weaving happens inside class loading, so it must not load or link anything of its own for the first time there. */
class RehearsalTest {

    /** Used before the first class passes, or never while weaving. */
    private static final Set<String> SET_UP = Set.of(
            "ClassFilter", "JdkClasses", "JdkClasses$Chosen", "NeverWoven$Prefix", "HookedCalls$Call", "Specimen");

    @Test
    void shouldHaveLoadedEverythingThatWeavingNeeds() throws Exception {
        OwnCopies copies = new OwnCopies();
        ClassFileTransformer transformer = (ClassFileTransformer) copies.loadClass(Weaver.class.getName())
                .getMethod("transformer")
                .invoke(null);
        Set<String> afterRehearsal = new TreeSet<>(copies.defined);

        int woven = 0;
        for (Map.Entry<String, byte[]> type : manyClasses().entrySet()) {
            String name = type.getKey().replace('.', '/');
            byte[] changed = transformer.transform(copies.getParent(), name, null, null, type.getValue());
            woven += changed == null ? 0 : 1;
        }

        assertThat(woven).isGreaterThan(100);
        Set<String> loadedLater = new TreeSet<>(copies.defined);
        loadedLater.removeAll(afterRehearsal);
        assertThat(loadedLater).isEmpty();
    }

    @Test
    void shouldLinkNoCallSiteWhileWeaving() throws IOException {
        List<String> dynamic = new ArrayList<>();
        for (Map.Entry<String, byte[]> type :
                Corpus.packageOf(LockTransformer.class).classes().entrySet()) {
            String simpleName = type.getKey().substring(type.getKey().lastIndexOf('.') + 1);
            if (!SET_UP.contains(simpleName)) {
                dynamic.addAll(dynamicMethods(type.getValue()));
            }
        }

        assertThat(dynamic).isEmpty();
    }

    private static List<String> dynamicMethods(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        List<String> dynamic = new ArrayList<>();
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn.getOpcode() == Opcodes.INVOKEDYNAMIC && !method.name.equals("toString")) {
                    dynamic.add(type.name + "." + method.name);
                }
            }
        }
        return dynamic;
    }

    private static Map<String, byte[]> manyClasses() {
        Map<String, byte[]> classes = Corpus.jarOf(org.h2.Driver.class).classes();
        for (TargetCompiler compiler : TargetCompiler.present()) {
            compiler.classes().forEach((name, bytes) -> classes.put(name + compiler.ordinal(), bytes));
        }
        return classes;
    }

    /** Makes the transformer out of the copies that its own loader defines. */
    public static final class Weaver {

        private Weaver() {}

        public static ClassFileTransformer transformer() throws IOException {
            try (InputStream specimen = Weaver.class.getResourceAsStream("Specimen.class")) {
                LockTransformer.warmUp(specimen.readAllBytes());
            }
            return new LockTransformer(ClassFilter.everything(), new WeavingCounts(), (className, cause) -> {});
        }
    }

    /** Defines the weaver and its library anew and remembers what it was asked for. */
    private static final class OwnCopies extends ClassLoader {

        private final Set<String> defined = new TreeSet<>();

        OwnCopies() {
            super(RehearsalTest.class.getClassLoader());
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return getParent().getResourceAsStream(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.startsWith("io.jlockdep.instrument.") || name.startsWith("org.objectweb.asm.");
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !own) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                    byte[] bytes = in.readAllBytes();
                    defined.add(name);
                    return defineClass(name, bytes, 0, bytes.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        }
    }
}
