package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.List;

/** Synchronized methods that run no code but their own, and such as only nearly do. */
public class Leaves {

    private static int made;

    private final int[] table = {1, 2, 3};
    private Object kept = "kept";
    private Other other;
    private int n;

    public static Object run() {
        Leaves m = name(new Leaves(), "m");
        Started s = name(new Started(), "s");
        List<Object> out = new ArrayList<>();
        out.add(m.field()); // does leaf m
        out.add(m.ofOther()); // does leaf m
        out.add(m.sum(table(m))); // does leaf m
        out.add(m.fails(7)); // does leaf m
        out.add(m.boxed(5)); // does leaf m
        out.add(m.text("seven")); // does leaf m
        out.add(m.cast()); // does leaf m
        out.add(m.ownHelpers(3)); // does leaf m
        out.add(m.mutual(3)); // does leaf m
        out.add(m.shared()); // does leaf m
        out.add(ofClass()); // does leaf Leaves.class
        out.add(Started.ofClass()); // does leaf Started.class
        out.add(s.shared()); // does enter s, exit s
        out.add(s.helped()); // does enter s, exit s
        out.add(m.overridable()); // does enter m, exit m
        out.add(m.makes()); // does enter m, exit m
        out.add(m.usesAnother()); // does enter m, exit m
        out.add(m.compares("kept")); // does enter m, exit m
        out.add(m.castsToAnother()); // does enter m, exit m
        out.add(m.concatenates(1)); // does enter m, exit m
        out.add(m.locksWithin(4)); // does enter m, enter Leaves.class, exit Leaves.class, exit m
        out.add(m.blocks()); // does enter m, enter Leaves.class, exit Leaves.class, exit m
        return out;
    }

    private static int[] table(Leaves leaves) {
        return leaves.table;
    }

    synchronized int field() {
        return ++n; // acquires
    }

    synchronized boolean ofOther() {
        return other != null && other.number > 0; // acquires
    }

    synchronized int sum(int[] numbers) {
        int sum = 0; // acquires
        for (int number : numbers) {
            sum += number;
        }
        System.arraycopy(table, 0, numbers, 0, 2);
        return Math.max(sum, numbers.length);
    }

    private String fails(int index) {
        try {
            return "" + at(index);
        } catch (ArrayIndexOutOfBoundsException e) {
            return "failed" + Thread.holdsLock(this);
        }
    }

    synchronized int at(int index) {
        return table[index]; // acquires
    }

    synchronized Integer boxed(Integer number) {
        return number.intValue() + 1; // acquires
    }

    synchronized int text(String text) {
        return text.isEmpty() ? 0 : text.charAt(text.length() - 1); // acquires
    }

    synchronized String cast() {
        return (String) kept; // acquires
    }

    synchronized int ownHelpers(int number) {
        return squared(twice(number)); // acquires
    }

    private int squared(int number) {
        return number * number;
    }

    private static int twice(int number) {
        return number + number;
    }

    synchronized int mutual(int number) {
        return even(number); // acquires
    }

    private int even(int number) {
        return number == 0 ? 1 : odd(number - 1);
    }

    private int odd(int number) {
        return number == 0 ? 0 : even(number - 1);
    }

    synchronized int shared() {
        return ++made; // acquires
    }

    static synchronized int ofClass() {
        return ++made; // acquires
    }

    synchronized int overridable() {
        return visible(); // acquires
    }

    int visible() {
        return n;
    }

    synchronized Object makes() {
        return new int[][] {{1}}.length + new StringBuilder().length(); // acquires
    }

    synchronized int usesAnother() {
        return Other.count; // acquires
    }

    synchronized boolean compares(Object with) {
        return kept.equals(with); // acquires
    }

    synchronized boolean castsToAnother() {
        return kept instanceof Other; // acquires
    }

    synchronized String concatenates(int number) {
        return "n" + number; // acquires
    }

    synchronized int locksWithin(int number) {
        return lockedTwice(number); // acquires
    }

    private static synchronized int lockedTwice(int number) {
        return number * 2 + Integer.parseInt("1"); // acquires
    }

    synchronized int blocks() {
        synchronized (Leaves.class) { // acquires, acquires
            return n;
        }
    }

    static class Other {
        static int count = 4;
        int number;
    }

    /** Instances can be handed out before the class is initialised. */
    static class Started {

        private static int begun = Integer.parseInt("6");

        synchronized int shared() {
            return begun; // acquires
        }

        synchronized int helped() {
            return begun(); // acquires
        }

        private static int begun() {
            return 1;
        }

        static synchronized int ofClass() {
            return begun; // acquires
        }
    }
}
