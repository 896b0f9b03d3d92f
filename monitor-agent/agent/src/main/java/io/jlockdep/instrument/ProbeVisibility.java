package io.jlockdep.instrument;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Which class loaders find the probe. Those of module systems such as OSGi ask the boot loader for {@code java.*} only; a
 * class woven there would die of a {@code NoClassDefFoundError}, so it is left alone. Thread-safe; does not keep loaders
 * alive.
 */
final class ProbeVisibility {

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
    private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();

    private final ConcurrentMap<LoaderReference, Boolean> known = new ConcurrentHashMap<>();
    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    private final Class<?> probe;

    /** @param probe a class of the boot loader that woven code calls */
    ProbeVisibility(Class<?> probe) {
        this.probe = probe;
    }

    /** Asks each loader once, on the thread that is loading a class from it. */
    boolean isVisibleTo(ClassLoader loader) {
        if (loader == null || loader == PLATFORM || loader == SYSTEM) {
            return true;
        }
        for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
            known.remove(gone);
        }
        LoaderReference key = new LoaderReference(loader, collected);
        Boolean visible = known.get(key);
        if (visible == null) {
            // What the loader loads while it answers is left alone.
            known.put(key, false);
            visible = finds(loader);
            known.put(key, visible);
        }
        return visible;
    }

    private boolean finds(ClassLoader loader) {
        try {
            return loader.loadClass(probe.getName()) == probe;
        } catch (Throwable notFound) {
            return false;
        }
    }

    /** Compares loaders by identity: their own {@code equals} is code of the host. */
    private static final class LoaderReference extends WeakReference<ClassLoader> {

        private final int hash;

        LoaderReference(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
            super(loader, queue);
            this.hash = System.identityHashCode(loader);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof LoaderReference reference && get() != null && get() == reference.get();
        }
    }
}
