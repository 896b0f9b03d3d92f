package io.jlockdep.host.program;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many threads load and define classes at once, while they hold locks, through a parallel capable loader of their own, as
 * hidden classes and as proxies; every class nests its own {@code outer} and {@code inner}.
 */
public final class Crowd {

    private static final int THREADS = 8;
    private static final int LOADERS = 100;

    private final Object gate = new Object();
    private final AtomicLong visits = new AtomicLong();
    private final byte[] visitor;

    private Crowd(byte[] visitor) {
        this.visitor = visitor;
    }

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Crowd crowd;
        try (InputStream in = Crowd.class.getResourceAsStream("Crowd$Visitor.class")) {
            crowd = new Crowd(in.readAllBytes());
        }
        List<Loader> loaders = new ArrayList<>();
        for (int i = 0; i < LOADERS; i++) {
            loaders.add(new Loader(crowd.visitor));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> results = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            boolean locking = thread % 2 == 0;
            results.add(threads.submit(() -> crowd.visitAll(loaders, locking)));
        }
        for (Future<Integer> result : results) {
            result.get();
        }
        threads.shutdown();
        System.out.println("visits: " + crowd.visits);
    }

    private int visitAll(List<Loader> loaders, boolean locking) throws Exception {
        for (Loader loader : loaders) {
            if (locking) {
                synchronized (loader) {
                    visit(loader.loadClass(Visitor.class.getName()));
                }
            } else {
                visit(loader.loadClass(Visitor.class.getName()));
            }
            visit(MethodHandles.lookup().defineHiddenClass(visitor, true).lookupClass());
            visitThroughProxy(loader);
        }
        return loaders.size();
    }

    @SuppressWarnings("unchecked")
    private void visit(Class<?> type) throws Exception {
        visits.addAndGet(((Callable<Integer>) type.getDeclaredConstructor().newInstance()).call());
    }

    private void visitThroughProxy(ClassLoader loader) {
        Runnable proxy =
                (Runnable) Proxy.newProxyInstance(loader, new Class<?>[] {Runnable.class}, (self, method, none) -> {
                    synchronized (gate) {
                        visits.incrementAndGet();
                    }
                    return null;
                });
        proxy.run();
    }

    /** Nests two locks. Public, for it is defined by other loaders too. */
    public static final class Visitor implements Callable<Integer> {
        private final Object outer = new Object();
        private final Object inner = new Object();

        public Visitor() {}

        @Override
        public Integer call() {
            synchronized (outer) {
                synchronized (inner) {
                    return 1;
                }
            }
        }
    }

    private static final class Loader extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        private final byte[] visitor;

        Loader(byte[] visitor) {
            super(Crowd.class.getClassLoader());
            this.visitor = visitor;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Visitor.class.getName())) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : defineClass(name, visitor, 0, visitor.length);
            }
        }
    }
}
