package io.jlockdep.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The classes of a library or a JDK module, as somebody else's compiler made them. Immutable.
 *
 * @param classes by name with dots
 */
record Corpus(String name, Map<String, byte[]> classes) {

    /** The jar that a class was loaded from. */
    static Corpus jarOf(Class<?> type) {
        URI jar = URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString());
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
            return new Corpus(Path.of(jar).getFileName().toString(), read(files.getPath("/")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes of this build's own package, from the directory that they were compiled into. */
    static Corpus packageOf(Class<?> type) throws IOException {
        URI root = URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString());
        String prefix = type.getPackageName() + ".";
        Map<String, byte[]> classes = read(Path.of(root));
        classes.keySet().removeIf(name -> !name.startsWith(prefix));
        return new Corpus(type.getPackageName(), classes);
    }

    /** A module of the JDK that runs this. */
    static Corpus module(String name) {
        try {
            return new Corpus(name, read(Path.of(URI.create("jrt:/" + name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> read(Path root) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path = root.relativize(file).toString();
                boolean isClass = path.endsWith(".class") && !path.endsWith("-info.class");
                if (isClass && !path.startsWith("META-INF")) {
                    String name = path.substring(0, path.length() - ".class".length());
                    classes.put(name.replace('/', '.'), Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    @Override
    public String toString() {
        return name;
    }
}
