package io.jlockdep.agent;

import io.jlockdep.instrument.ClassFilter;
import io.jlockdep.instrument.LockTransformer;
import io.jlockdep.instrument.WeavingCounts;
import io.jlockdep.instrument.WeavingFailures;
import io.jlockdep.runtime.Events;
import io.jlockdep.runtime.LockProbe;
import io.jlockdep.runtime.Overhead;
import io.jlockdep.runtime.Rehearsal;
import io.jlockdep.runtime.Status;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * Brings monitoring up, in the one order that is safe: what the probes need is initialised, JFR runs and the weaver has
 * woven once before the first class of the host passes the transformer. Takes it down again when asked to. Single-threaded:
 * one at a time in a JVM, on threads that load an agent.
 */
final class Monitoring {

    /** Opened to the runtime so that {@code JdkAccess} sees which locks belong together and {@code TaskAccess} who runs what. */
    private static final List<String> OPENED =
            List.of("java.lang", "java.util.concurrent", "java.util.concurrent.locks");

    /** The second one for classes that were being loaded, woven already, during the first. */
    private static final int UNWEAVING_ROUNDS = 2;

    private final Instrumentation instrumentation;
    private final LockTransformer transformer;
    private final OwnRecording recording;
    private final WatchThread watch;

    private Monitoring(
            Instrumentation instrumentation, LockTransformer transformer, OwnRecording recording, WatchThread watch) {
        this.instrumentation = instrumentation;
        this.transformer = transformer;
        this.recording = recording;
        this.watch = watch;
    }

    static Monitoring start(AgentOptions options, Instrumentation instrumentation, JarFile jar) throws Throwable {
        OwnJar own = new OwnJar(jar);
        openJdkTo(LockProbe.class.getModule(), instrumentation);
        Status.describe(
                own.version(),
                HostProgram.name(),
                version(options),
                options.service(),
                options.labels(),
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .orElse(Instant.now())
                        .toEpochMilli());
        if (options.repository().isPresent()) {
            JfrRepository.moveTo(options.repository().get(), instrumentation);
        }
        Events.register();
        Overhead.limit(options.maxOverheadPpm());
        OwnRecording recording = OwnRecording.start(options.dump());
        own.initialiseRuntime();
        Rehearsal.play();
        WeavingCounts counts = new WeavingCounts();
        LockTransformer transformer =
                new LockTransformer(ClassFilter.of(options.include(), options.exclude()), counts, new SaysFailures());
        Status.count(counts);
        LockTransformer.warmUp(own.classFile(LockTransformer.SPECIMEN));
        instrumentation.addTransformer(transformer, true);
        LoadedClasses.retransform(admitted(Set.of(), transformer, instrumentation), instrumentation);
        return new Monitoring(instrumentation, transformer, recording, WatchThread.start(recording));
    }

    /**
     * Gives every class back the code that it had, and ends the recording and our thread. Frames that are in woven code go on
     * calling probes until they return; what those see is in no recording any more.
     *
     * @param reason why, for people
     */
    void stop(String reason) throws InterruptedException {
        instrumentation.removeTransformer(transformer);
        Set<Class<?>> unwoven = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int round = 0; round < UNWEAVING_ROUNDS; round++) {
            List<Class<?>> rest = admitted(unwoven, transformer, instrumentation);
            LoadedClasses.retransform(rest, instrumentation);
            unwoven.addAll(rest);
        }
        watch.end();
        Events.end(reason);
        recording.end();
    }

    private static final class SaysFailures implements WeavingFailures {

        @Override
        public void failed(String className, Throwable cause) {
            Console.say("leaves class " + className + " alone: " + cause);
        }
    }

    private static String version(AgentOptions options) {
        String version = options.version().isEmpty() ? HostProgram.version() : options.version();
        return version.isEmpty() ? options.labels().getOrDefault(AgentOptions.COMMIT, "") : version;
    }

    private static void openJdkTo(Module runtime, Instrumentation instrumentation) {
        Map<String, Set<Module>> opens = new HashMap<>();
        for (String name : OPENED) {
            opens.put(name, Set.of(runtime));
        }
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(), opens, Set.of(), Map.of());
    }

    /** Loaded classes that may be woven: chosen ones of the JDK and, on attach, those of the host. */
    private static List<Class<?>> admitted(
            Set<Class<?>> without, LockTransformer transformer, Instrumentation instrumentation) {
        List<Class<?>> admitted = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (!without.contains(loaded) && instrumentation.isModifiableClass(loaded) && transformer.admits(loaded)) {
                admitted.add(loaded);
            }
        }
        return admitted;
    }
}
