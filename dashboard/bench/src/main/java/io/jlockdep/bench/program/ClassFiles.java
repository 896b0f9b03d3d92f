package io.jlockdep.bench.program;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Classes such as applications are made of, for {@link ManyClasses}: fields, loops, strings, collections, and in every
 * fifth of them a lock. Stateless.
 */
public final class ClassFiles {

    private static final int LOCKS_EVERY = 5;

    private ClassFiles() {}

    /** Compiles so many classes into a directory. */
    public static void write(Path directory, int count) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Source> sources =
                    IntStream.range(0, count).mapToObj(Source::new).toList();
            List<String> options = List.of("-d", directory.toString(), "-proc:none", "--release", "17");
            if (!compiler.getTask(null, files, null, options, null, sources).call()) {
                throw new IOException("cannot compile into " + directory);
            }
        }
    }

    static String name(int number) {
        return "many.Component" + number;
    }

    private static String text(int number) {
        String modifier = number % LOCKS_EVERY == 0 ? "synchronized " : "";
        return """
                package many;
                import java.util.ArrayList;
                import java.util.HashMap;
                import java.util.List;
                import java.util.Map;
                public class Component%1$d {
                    private final List<String> names = new ArrayList<>();
                    private final Map<String, Integer> counts = new HashMap<>();
                    private int total = %1$d + 1;
                    public Component%1$d() {
                        for (int i = 0; i < 3; i++) {
                            add("name" + i);
                        }
                    }
                    public %2$svoid add(String name) {
                        if (name == null || name.isEmpty()) {
                            throw new IllegalArgumentException("no name");
                        }
                        names.add(name);
                        counts.put(name, counts.getOrDefault(name, 0) + 1);
                        total += name.length();
                    }
                    public %2$sint total() {
                        int sum = total;
                        for (Map.Entry<String, Integer> count : counts.entrySet()) {
                            sum += count.getValue();
                        }
                        return sum;
                    }
                    @Override
                    public int hashCode() {
                        return 31 * names.size() + total();
                    }
                    @Override
                    public boolean equals(Object other) {
                        return other instanceof Component%1$d one && one.total() == total();
                    }
                    @Override
                    public String toString() {
                        return "Component%1$d" + names;
                    }
                }
                """.formatted(number, modifier);
    }

    private static final class Source extends SimpleJavaFileObject {

        private final int number;

        Source(int number) {
            super(URI.create("string:///" + name(number).replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE);
            this.number = number;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text(number);
        }
    }
}
