package io.jlockdep.instrument;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that runs woven targets until the JVM has compiled them. Arguments: directories of woven classes. */
public final class HotTargets {

    private static final int ROUNDS = 150;

    private HotTargets() {}

    public static void main(String[] directories) throws Exception {
        for (String directory : directories) {
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {Path.of(directory).toUri().toURL()})) {
                for (String name : Files.readAllLines(Path.of(directory, "names"))) {
                    run(loader.loadClass(name));
                }
            }
        }
        System.out.println(
                "ran " + List.of(directories).size() + " with " + (QuietProbe.calls > 0 ? "hooks" : "no hook"));
    }

    private static void run(Class<?> target) throws Exception {
        Method run = target.getMethod("run");
        boolean overflows = target.getSimpleName().equals("Overflow");
        Object first = run.invoke(null);
        for (int i = 0; i < (overflows ? 3 : ROUNDS); i++) {
            Object next = run.invoke(null);
            if (!first.toString().equals(next.toString())) {
                throw new AssertionError(target + " gave " + first + ", then " + next);
            }
        }
    }
}
