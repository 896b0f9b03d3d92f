package io.jlockdep.instrument;

import java.util.Map;

/** Defines classes as they are, for the JVM to verify. Thread-safe. */
final class Linking extends ClassLoader {

    private final Map<String, byte[]> classes;

    /** @param classes by name with dots; they come before the same classes on the class path */
    Linking(Map<String, byte[]> classes) {
        super(Linking.class.getClassLoader());
        this.classes = classes;
    }

    /** Loads, verifies and links a class without initializing it; returns what went wrong, or null. */
    static String fault(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader).getDeclaredConstructors();
            return null;
        } catch (ClassNotFoundException | LinkageError e) {
            return e.toString().lines().findFirst().orElseThrow();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            byte[] bytes = classes.get(name);
            if (loaded == null && bytes != null) {
                loaded = defineClass(name, bytes, 0, bytes.length);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }
}
