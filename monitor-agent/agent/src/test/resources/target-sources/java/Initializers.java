package targets;

import java.util.ArrayList;
import java.util.List;

/** Class initialisers that need one another. */
public class Initializers {

    public static Object run() {
        List<Object> out = new ArrayList<>();
        out.add(InitFirst.value); // does initializing InitFirst.class, using InitSecond.class, initializing InitSecond.class, using InitFirst.class, initialized InitSecond.class, initialized InitFirst.class
        out.add(InitAlone.value); // does
        out.add(fails()); // does initializing InitFails.class, using InitSecond.class, initialized InitFails.class
        out.add(InitAllocates.value.number); // does initializing InitAllocates.class, using InitOther.class, using InitSecond.class, initialized InitAllocates.class
        out.add(InitSuper.value.getClass() == InitSub.class); // does initializing InitSuper.class, using InitSub.class, usingOwn InitHidden.class, initialized InitSuper.class
        out.add(InitLocks.twice(2)); // does initializing InitLocks.class, usingInitialized InitLocks.class, enter InitLocks.class, usingInitialized InitLocks.class, exit InitLocks.class, initialized InitLocks.class, usingInitialized InitLocks.class
        out.add(InitSingle.only.number); // does initializing InitSingle.class, usingWithin InitSecond.class, initialized InitSingle.class
        out.add(new InitSingle().number); // does usingWithin InitSecond.class
        out.add(new InitLocks().number); // does usingInitialized InitLocks.class
        return out;
    }

    static String fails() {
        try {
            return InitFails.value;
        } catch (LinkageError e) {
            // The first time with the cause, ever after because the class is in error.
            return "fails";
        }
    }

    static class InitFirst {
        static int value = 1 + InitSecond.value;
    }

    static class InitSecond {
        static int value = 1 + InitFirst.value;
    }

    static class InitAlone {
        static String value = String.valueOf(new ArrayList<>().size());
    }

    /** Frames name the object that is not constructed yet by the place of its allocation, in front of which a hook stands. */
    static class InitAllocates {
        static InitOther value = new InitOther(InitSecond.value > 0 ? 1 : 2);
    }

    static class InitOther {
        final int number;

        InitOther(int number) {
            this.number = number;
        }
    }

    static class InitSingle {
        static InitSingle only = new InitSingle();
        int number;

        InitSingle() {
            number = InitSecond.value; // acquires
        }
    }

    static class InitFails {
        static String value = String.valueOf(1 / (InitSecond.value - 1));
    }

    static class InitSuper {
        static InitSuper value = new InitSub();
        static InitSuper hidden = new InitHidden();

        private static class InitHidden extends InitSuper {}
    }

    static class InitSub extends InitSuper {}

    /** Who holds its lock and uses the class may wait for its initialiser, which wants the lock. */
    static class InitLocks {
        static int count = locked();

        final int number;

        InitLocks() { // acquires
            number = 7;
        }

        static int twice(int number) {
            return 2 * number; // acquires
        }

        static synchronized int locked() {
            return twice(1); // acquires
        }
    }
}
