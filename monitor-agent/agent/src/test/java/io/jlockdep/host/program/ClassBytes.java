package io.jlockdep.host.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;

/** Not a program but an agent: saves the class files that the JVM has for those loaded classes that it is asked about. */
public final class ClassBytes {

    private ClassBytes() {}

    /** @param request a directory that is made, and names of classes, separated by colons */
    public static void agentmain(String request, Instrumentation instrumentation)
            throws IOException, UnmodifiableClassException {
        List<String> words = List.of(request.split(":"));
        Path directory = Files.createDirectory(Path.of(words.get(0)));
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (words.contains(loaded.getName())) {
                save(loaded, directory.resolve(loaded.getName()), instrumentation);
            }
        }
    }

    private static void save(Class<?> loaded, Path file, Instrumentation instrumentation)
            throws UnmodifiableClassException {
        ClassFileTransformer reader = new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
                if (redefined == loaded) {
                    write(file, classFile);
                }
                return null;
            }
        };
        instrumentation.addTransformer(reader, true);
        instrumentation.retransformClasses(loaded);
        instrumentation.removeTransformer(reader);
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
