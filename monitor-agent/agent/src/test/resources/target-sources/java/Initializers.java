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

    static class InitFails {
        static String value = String.valueOf(1 / (InitSecond.value - 1));
    }
}
