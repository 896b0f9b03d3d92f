package io.jlockdep.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;

/** Has classes that are loaded already pass the transformers again. Stateless. */
final class LoadedClasses {

    /**
     * How many at a time. Each time the JVM stops the program and goes through all loaded classes, so one by one it takes
     * minutes where there are many; all at once would be one long pause.
     */
    private static final int BATCH = 256;

    private LoadedClasses() {}

    /** Retransforms them; those that the JVM refuses stay as they are, and are named. */
    static void retransform(List<Class<?>> classes, Instrumentation instrumentation) {
        for (int from = 0; from < classes.size(); from += BATCH) {
            List<Class<?>> batch = classes.subList(from, Math.min(from + BATCH, classes.size()));
            try {
                instrumentation.retransformClasses(batch.toArray(new Class<?>[0]));
            } catch (Exception | LinkageError oneOfThem) {
                retransformEach(batch, instrumentation);
            }
        }
    }

    private static void retransformEach(List<Class<?>> classes, Instrumentation instrumentation) {
        for (Class<?> loaded : classes) {
            try {
                instrumentation.retransformClasses(loaded);
            } catch (Exception | LinkageError e) {
                Console.say("leaves loaded class " + loaded.getName() + " alone: " + e);
            }
        }
    }
}
