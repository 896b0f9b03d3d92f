package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.List;

/** Synchronized blocks in every position that a compiler treats in its own way. */
public class MonitorBlocks {

    static final Object a = name(new Object(), "a"); // allocates <clinit>#1
    static final Object b = name(new Object(), "b"); // allocates <clinit>#2
    static final Object[] array = {a, b};

    public static Object run() {
        List<Object> out = new ArrayList<>();
        MonitorBlocks self = name(new MonitorBlocks(), "self");
        out.add(plain()); // does enter a, exit a
        out.add(nested()); // does enter a, enter b, exit b, exit a
        out.add(returnsInt()); // does enter a, exit a
        out.add(returnsLong()); // does enter a, exit a
        out.add(returnsDouble()); // does enter a, exit a
        out.add(returnsFromNested("x")); // does enter a, enter b, exit b, exit a
        out.add(loop()); // does enter a, exit a, enter a, exit a, enter a, exit a
        out.add(loopInside()); // does enter a, enter b, exit b, enter b, exit b, exit a
        out.add(throwsOut()); // does enter a, enter b, exit b, exit a
        out.add(catchesInside()); // does enter a, enter b, exit b, exit a
        out.add(finallyInside()); // does enter a, exit a
        out.add(finallyOutside()); // does enter a, exit a, enter b, exit b
        out.add(inCatch()); // does enter a, exit a, enter b, exit b
        out.add(inFinally(true)); // does enter a, exit a, enter b, exit b
        out.add(inFinally(false)); // does enter a, exit a, enter b, exit b
        out.add(empty()); // does enter a, exit a
        out.add(ternary(true)); // does enter a, exit a
        out.add(ternary(false)); // does enter b, exit b
        out.add(element(1)); // does enter b, exit b
        out.add(ofNull()); // does enter null
        out.add(reentrant()); // does enter a, enter a, exit a, exit a
        out.add(self.onThis(3)); // does enter self, exit self
        out.add(onClass()); // does enter MonitorBlocks.class, exit MonitorBlocks.class
        out.add(returnsCall()); // does enter a, enter b, exit b, exit a
        out.add(stackNotEmpty()); // does enter b, exit b
        out.add(retry()); // does enter a, exit a, enter b, exit b
        out.add(switches(0)); // does enter a, exit a
        out.add(switches(1)); // does enter b, exit b
        out.add(reassigned(a)); // does enter a, exit a
        out.add(lambda()); // does enter a, exit a
        out.add(three()); // does enter a, enter b, enter self, exit self, exit b, exit a
        out.add(breaksOut()); // does enter a, enter b, exit b, exit a, enter b, exit b
        return out;
    }

    static int plain() {
        int x = 1;
        synchronized (a) { // acquires from a
            x += held(a);
        }
        return x + held(a);
    }

    static int held(Object monitor) {
        return Thread.holdsLock(monitor) ? 10 : 0;
    }

    static int nested() {
        int x = 0;
        synchronized (a) { // acquires from a
            x += 1;
            synchronized (b) { // acquires from b
                x += held(a) + held(b);
            }
            x += held(a) + held(b);
        }
        return x + held(a) + held(b);
    }

    static int returnsInt() {
        synchronized (a) { // acquires from a
            return 5;
        }
    }

    static long returnsLong() {
        synchronized (a) { // acquires from a
            return 5L + held(a);
        }
    }

    static double returnsDouble() {
        synchronized (a) { // acquires from a
            return 5.5;
        }
    }

    static String returnsFromNested(String s) {
        synchronized (a) { // acquires from a
            synchronized (b) { // acquires from b
                return s + held(a) + held(b);
            }
        }
    }

    static int loop() {
        int x = 0;
        for (int i = 0; i < 10; i++) {
            synchronized (a) { // acquires from a
                if (i == 1) {
                    continue;
                }
                if (i == 2) {
                    break;
                }
                x += i + held(a);
            }
        }
        return x;
    }

    static int loopInside() {
        int x = 0;
        synchronized (a) { // acquires from a
            for (int i = 0; ; i++) {
                synchronized (b) { // acquires from b
                    if (i == 1) {
                        break;
                    }
                }
                x += i;
            }
        }
        return x;
    }

    static String throwsOut() {
        try {
            synchronized (a) { // acquires from a
                synchronized (b) { // acquires from b
                    throw new IllegalStateException("out");
                }
            }
        } catch (IllegalStateException e) {
            return e.getMessage() + held(a) + held(b);
        }
    }

    static String catchesInside() {
        String s = "";
        synchronized (a) { // acquires from a
            try {
                synchronized (b) { // acquires from b
                    Integer.parseInt("no number");
                }
            } catch (NumberFormatException e) {
                s += held(a) + held(b);
            }
        }
        return s;
    }

    static int finallyInside() {
        int x = 0;
        synchronized (a) { // acquires from a
            try {
                x++;
                return x;
            } finally {
                x += held(a);
                array[0] = a;
            }
        }
    }

    static int finallyOutside() {
        try {
            synchronized (a) { // acquires from a
                return held(a);
            }
        } finally {
            synchronized (b) { // acquires from b
                array[1] = b;
            }
        }
    }

    static int inCatch() {
        try {
            synchronized (a) { // acquires from a
                return Integer.parseInt("no number");
            }
        } catch (NumberFormatException e) {
            synchronized (b) { // acquires from b
                return held(a) + held(b) + 1;
            }
        }
    }

    static int inFinally(boolean fails) {
        int x = 0;
        try {
            try {
                synchronized (a) { // acquires from a
                    x += fails ? Integer.parseInt("no number") : 1;
                }
            } finally {
                synchronized (b) { // acquires from b
                    x += 2;
                }
            }
        } catch (NumberFormatException e) {
            x += 100;
        }
        return x;
    }

    static int empty() {
        synchronized (a) { // acquires from a
        }
        return held(a);
    }

    static int ternary(boolean first) {
        synchronized (first ? a : b) { // acquires
            return held(a) + 2 * held(b);
        }
    }

    static int element(int index) {
        synchronized (array[index]) { // acquires from array[]
            return held(b);
        }
    }

    static String ofNull() {
        Object nothing = null;
        try {
            synchronized (nothing) { // acquires
                return "impossible";
            }
        } catch (NullPointerException e) {
            return "null";
        }
    }

    static int reentrant() {
        synchronized (a) { // acquires from a
            synchronized (a) { // acquires from a
                return held(a);
            }
        }
    }

    int onThis(int x) {
        synchronized (this) { // acquires
            return x + held(this);
        }
    }

    static int onClass() {
        synchronized (MonitorBlocks.class) { // acquires
            return held(MonitorBlocks.class);
        }
    }

    static int returnsCall() {
        synchronized (a) { // acquires from a
            return inB(held(a));
        }
    }

    static int inB(int x) {
        synchronized (b) { // acquires from b
            return x + held(b);
        }
    }

    static int stackNotEmpty() {
        return held(a) + Math.max(3, inB(4)) + 1;
    }

    static int retry() {
        int tries = 0;
        for (; ; ) {
            try {
                Object next = tries == 0 ? a : b;
                synchronized (next) { // acquires
                    try {
                        if (tries++ == 0) {
                            throw new IllegalArgumentException();
                        }
                        return tries + held(b);
                    } catch (IllegalArgumentException e) {
                        tries += held(a);
                        throw new IllegalStateException(e);
                    }
                }
            } catch (IllegalStateException e) {
                tries += 100;
            }
        }
    }

    static int switches(int which) {
        switch (which) {
            case 0:
                synchronized (a) { // acquires from a
                    return held(a);
                }
            default:
                synchronized (b) { // acquires from b
                    return 2 * held(b);
                }
        }
    }

    static int reassigned(Object monitor) {
        int x = 0;
        synchronized (monitor) { // acquires
            x += held(monitor);
            monitor = b;
            x += held(monitor);
        }
        return x;
    }

    static int lambda() {
        int[] x = {0};
        Runnable r = () -> {
            synchronized (a) { // acquires from a
                x[0] = held(a);
            }
        };
        r.run();
        return x[0];
    }

    static int three() {
        Object self = name(new Object(), "self"); // allocates three#1
        synchronized (a) { // acquires from a
            synchronized (b) { // acquires from b
                synchronized (self) { // acquires
                    return held(a) + held(b) + held(self);
                }
            }
        }
    }

    static int breaksOut() {
        int x = 0;
        outer:
        for (int i = 0; i < 3; i++) {
            synchronized (a) { // acquires from a
                for (int j = 0; j < 3; j++) {
                    synchronized (b) { // acquires from b
                        if (j == 0) {
                            break outer;
                        }
                        x++;
                    }
                }
            }
        }
        synchronized (b) { // acquires from b
            return x + held(a) + held(b);
        }
    }
}
