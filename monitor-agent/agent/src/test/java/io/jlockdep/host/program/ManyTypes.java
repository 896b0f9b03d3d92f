package io.jlockdep.host.program;

import java.io.IOException;
import java.io.InputStream;

/** Locks, inside one outer lock, an object of each of ten thousand types: more than there is room for. */
public final class ManyTypes {

    private static final int TYPES = 10_000;

    private ManyTypes() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        byte[] blank;
        try (InputStream in = ManyTypes.class.getResourceAsStream("ManyTypes$Blank.class")) {
            blank = in.readAllBytes();
        }
        Object outer = new Object();
        int taken = 0;
        for (int type = 0; type < TYPES; type++) {
            Object lock = new Loader().define(blank).getDeclaredConstructor().newInstance();
            synchronized (outer) {
                synchronized (lock) {
                    taken++;
                }
            }
        }
        System.out.println("took locks of " + taken + " types");
    }

    /** Public, for it is defined by other loaders. */
    public static final class Blank {
        public Blank() {}
    }

    private static final class Loader extends ClassLoader {

        Class<?> define(byte[] bytes) {
            return defineClass(Blank.class.getName(), bytes, 0, bytes.length);
        }
    }
}
