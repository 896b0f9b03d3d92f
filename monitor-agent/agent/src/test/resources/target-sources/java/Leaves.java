package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.List;

/** Code under a lock that can neither ask for a lock nor wait, and code that almost cannot. */
public class Leaves {

    static final Object a = name(new Object(), "a"); // allocates <clinit>#1
    static int count;
    static Object[] array = new Object[2];

    private final List<Object> list = new ArrayList<>();
    private int[] numbers = {1, 2};
    private int next;

    public static Object run() {
        Leaves m = name(new Leaves(), "m");
        List<Object> out = new ArrayList<>();
        out.add(m.getter()); // does pass m
        out.add(m.counts()); // does pass m
        out.add(m.callsOwn()); // does pass m
        out.add(m.failsOnCheck(3)); // does pass m
        out.add(m.time() > 0); // does pass m
        out.add(staticCount()); // does pass Leaves.class
        out.add(block()); // does pass a
        out.add(loop()); // does pass a, pass a
        out.add(spin()); // does pass a
        out.add(m.callsList()); // does enter m, exit m
        out.add(m.callsOverridable()); // does enter m, exit m
        out.add(m.makes()); // does enter m, exit m
        out.add(m.readsOther()); // does enter m, exit m
        out.add(m.namesClass()); // does enter m, exit m
        out.add(m.tells("x")); // does enter m, exit m
        out.add(m.recurses(2)); // does enter m, exit m
        out.add(leafInside(m)); // does enter a, pass m, exit a
        out.add(returnsEarly(true)); // does pass a
        return out;
    }

    synchronized int getter() {
        return next; // acquires
    }

    synchronized int counts() {
        numbers[next & 1]++; // acquires
        return numbers[1];
    }

    synchronized int callsOwn() {
        return own(Math.max(2, next)); // acquires
    }

    private int own(int x) {
        return ownStatic(x) + numbers.length;
    }

    static int ownStatic(int x) {
        return x * 2;
    }

    String failsOnCheck(int index) {
        try {
            return "" + checked(index);
        } catch (ArrayIndexOutOfBoundsException e) {
            return e.getMessage() + Thread.holdsLock(this);
        }
    }

    synchronized int checked(int index) {
        if (index > 1) { // acquires
            throw new ArrayIndexOutOfBoundsException("checked");
        }
        return numbers[index];
    }

    synchronized long time() {
        return System.nanoTime() | 1; // acquires
    }

    static synchronized int staticCount() {
        count = 3; // acquires
        return count;
    }

    static int block() {
        synchronized (a) { // acquires from a
            count++;
            array[0] = a;
        }
        return Thread.holdsLock(a) ? 1 : 2;
    }

    static int loop() {
        for (int i = 0; ; i++) {
            synchronized (a) { // acquires from a
                if (i == 1) {
                    return i;
                }
            }
        }
    }

    static int spin() {
        synchronized (a) { // acquires from a
            int i = 0;
            while (i < 10) {
                i++;
            }
            return i;
        }
    }

    synchronized int callsList() {
        return list.size(); // acquires
    }

    synchronized int callsOverridable() {
        return overridable(); // acquires
    }

    int overridable() {
        return 5;
    }

    synchronized Object makes() {
        return new Leaves().next; // acquires
    }

    synchronized Object readsOther() {
        return Other.value; // acquires
    }

    synchronized boolean namesClass() {
        return Other.class.isInterface(); // acquires
    }

    synchronized String tells(Object x) {
        return "told " + x; // acquires
    }

    synchronized int recurses(int depth) {
        return recursing(depth); // acquires
    }

    private int recursing(int depth) {
        return depth == 0 ? 0 : 1 + recursing(depth - 1);
    }

    static int leafInside(Leaves m) {
        synchronized (a) { // acquires from a
            synchronized (m) { // acquires
                m.next++;
            }
            return m.list.size();
        }
    }

    static int returnsEarly(boolean early) {
        synchronized (a) { // acquires from a
            if (early) {
                return 1;
            }
            count++;
        }
        return 2;
    }

    static class Other {
        static Integer value = Integer.valueOf(7);
    }
}
