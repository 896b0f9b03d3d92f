package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.List;

/** Synchronized methods: instance and static, every result type, every way out. */
public class SynchronizedMethods implements Comparable<SynchronizedMethods> {

    private int n;

    public static Object run() {
        SynchronizedMethods m = name(new SynchronizedMethods(), "m");
        List<Object> out = new ArrayList<>();
        m.nothing(); // does leaf m
        out.add(m.anInt(1)); // does enter m, exit m
        out.add(m.aLong(1)); // does enter m, exit m
        out.add(m.aFloat(1)); // does enter m, exit m
        out.add(m.aDouble(1)); // does enter m, exit m
        out.add(m.aString("s", 2L, 3.0)); // does enter m, exit m
        out.add(m.anArray().length); // does enter m, exit m
        out.add(aStatic(4)); // does enter SynchronizedMethods.class, exit SynchronizedMethods.class
        out.add(m.branches(1)); // does enter m, exit m
        out.add(m.branches(2)); // does enter m, exit m
        out.add(m.branches(3)); // does enter m, exit m
        out.add(m.fails()); // does enter m, exit m
        out.add(m.catchesAll()); // does enter m, exit m
        out.add(m.rethrows()); // does enter m, exit m
        out.add(m.finallyReturns()); // does enter m, exit m
        out.add(m.recurses(2)); // does enter m, enter m, enter m, exit m, exit m, exit m
        out.add(m.block()); // does enter m, enter SynchronizedMethods.class, exit SynchronizedMethods.class, exit m
        out.add(m.loopsFromStart()); // does enter m, exit m
        out.add(m.compareTo(m)); // does enter m, exit m
        out.add(m.whole()); // does enter m, exit m
        out.add(staticFails()); // does enter SynchronizedMethods.class, exit SynchronizedMethods.class
        return out;
    }

    synchronized void nothing() {} // acquires

    synchronized int anInt(int x) {
        return x + held(); // acquires
    }

    synchronized long aLong(long x) {
        return x + held(); // acquires
    }

    synchronized float aFloat(float x) {
        return x + held(); // acquires
    }

    synchronized double aDouble(double x) {
        return x + held(); // acquires
    }

    synchronized String aString(String x, long l, double d) {
        return x + held() + l + d; // acquires
    }

    synchronized int[] anArray() {
        return new int[held()]; // acquires
    }

    static synchronized int aStatic(int x) {
        return x + (Thread.holdsLock(SynchronizedMethods.class) ? 10 : 0); // acquires
    }

    int held() {
        return Thread.holdsLock(this) ? 10 : 0;
    }

    synchronized String branches(int x) {
        if (x == 1) { // acquires
            return "one";
        } else if (x == 2) {
            return "two" + held();
        }
        return "many";
    }

    String fails() {
        try {
            return parse("no number");
        } catch (NumberFormatException e) {
            return "failed" + held();
        }
    }

    synchronized String parse(String s) {
        return "" + Integer.parseInt(s); // acquires
    }

    synchronized String catchesAll() {
        try {
            return "" + Integer.parseInt("no number"); // acquires
        } catch (Throwable e) {
            return "own " + e.getClass().getSimpleName() + held();
        }
    }

    String rethrows() {
        try {
            return rethrowing();
        } catch (IllegalStateException e) {
            return e.getCause().getClass().getSimpleName() + held();
        }
    }

    synchronized String rethrowing() {
        try {
            return "" + Integer.parseInt("no number"); // acquires
        } catch (NumberFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            n++;
        }
    }

    synchronized int finallyReturns() {
        try {
            return held(); // acquires
        } finally {
            n += held();
        }
    }

    synchronized int recurses(int depth) {
        return depth == 0 ? held() : 1 + recurses(depth - 1); // acquires
    }

    synchronized int block() {
        int x = held(); // acquires
        synchronized (SynchronizedMethods.class) { // acquires
            x += held();
        }
        return x;
    }

    synchronized int loopsFromStart() {
        while (true) {
            if (n++ > 20) { // acquires
                return held();
            }
        }
    }

    @Override
    public synchronized int compareTo(SynchronizedMethods other) {
        return held(); // acquires
    }

    synchronized int whole() {
        try {
            try {
                return Integer.parseInt("1"); // acquires
            } catch (NumberFormatException e) {
                return -1;
            }
        } catch (RuntimeException e) {
            return -2;
        }
    }

    static String staticFails() {
        try {
            staticParse();
            return "impossible";
        } catch (NumberFormatException e) {
            return "failed";
        }
    }

    static synchronized void staticParse() {
        Integer.parseInt("no number"); // acquires
    }
}
