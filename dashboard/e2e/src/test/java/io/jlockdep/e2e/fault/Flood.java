package io.jlockdep.e2e.fault;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Nests every two of 512 lock classes, 130,816 chains in all, again and again. */
public final class Flood {

    private static final int ROUNDS = 5;

    private Flood() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<Object> locks = locks();
        long nested = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int outer = 0; outer < locks.size(); outer++) {
                for (int inner = outer + 1; inner < locks.size(); inner++) {
                    nested += nest(locks.get(outer), locks.get(inner));
                }
            }
        }
        System.out.println("nested " + nested);
        TimeUnit.MINUTES.sleep(10);
    }

    /** One of each class: a proxy for each subset of nine interfaces. */
    private static List<Object> locks() {
        Class<?>[] all = {A.class, B.class, C.class, D.class, E.class, F.class, G.class, H.class, I.class};
        List<Object> locks = new ArrayList<>();
        for (int subset = 0; subset < 1 << all.length; subset++) {
            List<Class<?>> chosen = new ArrayList<>();
            for (int i = 0; i < all.length; i++) {
                if ((subset >> i & 1) == 1) {
                    chosen.add(all[i]);
                }
            }
            locks.add(Proxy.newProxyInstance(
                    Flood.class.getClassLoader(), chosen.toArray(Class<?>[]::new), (proxy, method, given) -> null));
        }
        return locks;
    }

    private static int nest(Object outer, Object inner) {
        synchronized (outer) {
            synchronized (inner) {
                return 1;
            }
        }
    }

    private interface A {}

    private interface B {}

    private interface C {}

    private interface D {}

    private interface E {}

    private interface F {}

    private interface G {}

    private interface H {}

    private interface I {}
}
