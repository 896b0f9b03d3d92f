package io.jlockdep.instrument;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A target compiled, woven and run. Immutable.
 *
 * @param plainResult what {@code run()} returns unwoven, as text
 * @param result what it returns woven
 * @param places what was numbered, in the form of {@link Target#describe}
 * @param calls what the probe was told
 * @param skippedMethods how many methods could not be woven
 */
record TargetRun(String plainResult, String result, TreeSet<String> places, List<String> calls, int skippedMethods) {

    static TargetRun of(Target target, TargetCompiler compiler) {
        Map<String, byte[]> classes = classesOf(target, compiler);
        RecordingNumbers numbers = new RecordingNumbers();
        WeavingLoader weaving = WeavingLoader.weaving(classes, numbers);
        String plain = run(WeavingLoader.plain(classes), target);
        RecordingProbe.take();
        String woven = run(weaving, target);
        List<String> calls = RecordingProbe.take();
        TreeSet<String> places = new TreeSet<>();
        numbers.places().forEach(place -> places.add(Target.describe(place)));
        int skipped =
                classes.values().stream().mapToInt(TargetRun::skippedMethods).sum();
        return new TargetRun(plain, woven, places, calls, skipped);
    }

    private static Map<String, byte[]> classesOf(Target target, TargetCompiler compiler) {
        Map<String, byte[]> classes = new TreeMap<>(compiler.classes());
        classes.keySet().removeIf(name -> !name.startsWith(target.className()));
        return classes;
    }

    private static int skippedMethods(byte[] classFile) {
        ClassWeaver weaver = new ClassWeaver(classFile, new RecordingNumbers());
        weaver.weave();
        return weaver.methodsSkipped();
    }

    private static String run(ClassLoader loader, Target target) {
        FutureTask<Object> run = new FutureTask<>(
                () -> loader.loadClass(target.className()).getMethod("run").invoke(null));
        // A small stack: one target runs to its end, again and again.
        Thread thread = new Thread(null, run, "target", 256 * 1024);
        thread.start();
        try {
            return String.valueOf(run.get(60, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new AssertionError(target + " fails", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(target + " hangs at " + List.of(thread.getStackTrace()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
