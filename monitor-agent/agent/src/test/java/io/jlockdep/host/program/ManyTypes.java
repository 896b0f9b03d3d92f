package io.jlockdep.host.program;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

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
            Object lock = MethodHandles.lookup()
                    .defineHiddenClass(blank, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
            synchronized (outer) {
                synchronized (lock) {
                    taken++;
                }
            }
        }
        System.out.println("took locks of " + taken + " types");
    }

    static final class Blank {
        Blank() {}
    }
}
