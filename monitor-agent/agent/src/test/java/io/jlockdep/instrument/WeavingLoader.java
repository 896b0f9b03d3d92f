package io.jlockdep.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Defines given classes, woven or not, with the calls of the probe going to {@link RecordingProbe}. */
final class WeavingLoader extends ClassLoader {

    private static final String REFERENCES = "io.jlockdep.runtime.LockReferences";

    private final Map<String, byte[]> classes = new HashMap<>();

    private WeavingLoader(Map<String, byte[]> classes) {
        super(WeavingLoader.class.getClassLoader());
        this.classes.putAll(classes);
    }

    /** @param classes by name with dots */
    static WeavingLoader plain(Map<String, byte[]> classes) {
        return new WeavingLoader(classes);
    }

    static WeavingLoader weaving(Map<String, byte[]> classes, SiteNumbers numbers) {
        return new WeavingLoader(woven(classes, numbers, RecordingProbe.class));
    }

    /** The classes woven and what they refer to, with the calls of the probe going to another class. */
    static Map<String, byte[]> woven(Map<String, byte[]> classes, Class<?> probe) {
        return woven(classes, new RecordingNumbers(), probe);
    }

    private static Map<String, byte[]> woven(Map<String, byte[]> classes, SiteNumbers numbers, Class<?> probe) {
        Map<String, byte[]> woven = new HashMap<>();
        classes.forEach((name, bytes) -> woven.put(name, redirected(Weaving.of(bytes, numbers), probe)));
        woven.put(REFERENCES, redirected(resource(REFERENCES), probe));
        return woven;
    }

    private static byte[] resource(String name) {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = WeavingLoader.class.getClassLoader().getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] redirected(byte[] woven, Class<?> probe) {
        ClassReader reader = new ClassReader(woven);
        ClassWriter writer = new ClassWriter(0);
        String redirection = probe.getName().replace('.', '/');
        Remapper remapper = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return internalName.equals(ProbeCalls.PROBE) ? redirection : internalName;
            }
        };
        reader.accept(new ClassRemapper(writer, remapper), 0);
        return writer.toByteArray();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && classes.containsKey(name)) {
                byte[] bytes = classes.get(name);
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }
}
