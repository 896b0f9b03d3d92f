package io.jlockdep.host.program;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;

/**
 * One class defined by two loaders, as two web applications have it: the first one's {@code guard} before the other's, and
 * the first one's monitor before the other's. Then both are dropped, and the program ends when their loaders are gone.
 */
public final class Plugins {

    private Plugins() {}

    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        WeakReference<ClassLoader> loader = use();
        while (loader.get() != null) {
            System.gc();
        }
        System.out.println("gone");
    }

    private static WeakReference<ClassLoader> use() throws ReflectiveOperationException, IOException {
        Loader loader = new Loader();
        Runnable one = loader.plugin(() -> {});
        Runnable other = new Loader().plugin(one);
        other.run();
        return new WeakReference<>(loader);
    }

    /** Nests its locks around what it is given. Public, for it is defined by other loaders. */
    public static final class Plugin implements Runnable {

        private final Object guard = new Object();
        private final Runnable next;

        public Plugin(Runnable next) {
            this.next = next;
        }

        @Override
        public synchronized void run() {
            synchronized (guard) {
                next.run();
            }
        }
    }

    private static final class Loader extends ClassLoader {

        Loader() {
            super(Plugins.class.getClassLoader());
        }

        Runnable plugin(Runnable next) throws ReflectiveOperationException, IOException {
            try (InputStream in = Plugins.class.getResourceAsStream("Plugins$Plugin.class")) {
                byte[] bytes = in.readAllBytes();
                Class<?> type = defineClass(Plugin.class.getName(), bytes, 0, bytes.length);
                return (Runnable) type.getConstructor(Runnable.class).newInstance(next);
            }
        }
    }
}
