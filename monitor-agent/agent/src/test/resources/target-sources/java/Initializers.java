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
        return out;
    }

    static String fails() {
        try {
            return InitFails.value;
        } catch (ExceptionInInitializerError e) {
            return "fails by " + e.getCause().getClass().getName();
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

    static class InitFails {
        static String value = String.valueOf(1 / (InitSecond.value - 1));
    }
}
