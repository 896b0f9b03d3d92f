package io.jlockdep.bench.program;

import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * A program that starts, loads and uses so many classes of its own, and ends. The figure is the wall time from the start of
 * the JVM to the end of {@code main} in milliseconds.
 *
 * <p>Arguments: the directory of the classes, how many there are; see {@link ClassFiles}.
 */
public final class ManyClasses {

    private ManyClasses() {}

    public static void main(String[] args) throws ReflectiveOperationException, java.io.IOException {
        URL[] directory = {Path.of(args[0]).toUri().toURL()};
        int count = Integer.parseInt(args[1]);
        int sum = 0;
        try (URLClassLoader loader = new URLClassLoader(directory)) {
            for (int i = 0; i < count; i++) {
                Object one = loader.loadClass(ClassFiles.name(i))
                        .getDeclaredConstructor()
                        .newInstance();
                sum += one.hashCode();
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("the classes do nothing");
        }
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        Figure.print(System.currentTimeMillis() - started);
    }
}
