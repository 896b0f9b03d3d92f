package io.jlockdep.agent;

import io.jlockdep.instrument.ClassFilter;
import io.jlockdep.instrument.LockTransformer;
import io.jlockdep.instrument.WeavingCounts;
import io.jlockdep.runtime.Events;
import io.jlockdep.runtime.LockProbe;
import io.jlockdep.runtime.Rehearsal;
import io.jlockdep.runtime.Status;
import java.lang.instrument.Instrumentation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings monitoring up, in the one order that is safe: what the probes need is initialised, JFR runs and the weaver has
 * woven once before the first class of the host passes the transformer. Stateless; runs once, on the loading thread.
 */
final class Monitoring {

    /** Opened to the runtime so that {@code JdkAccess} sees which locks belong together and {@code TaskAccess} who runs what. */
    private static final List<String> OPENED =
            List.of("java.lang", "java.util.concurrent", "java.util.concurrent.locks");

    private Monitoring() {}

    static void start(AgentOptions options, Instrumentation instrumentation) throws Throwable {
        openJdkTo(LockProbe.class.getModule(), instrumentation);
        Status.describe(
                AgentVersion.VALUE,
                HostProgram.name(),
                version(options),
                options.service(),
                options.labels(),
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .orElseGet(Instant::now)
                        .toEpochMilli());
        if (options.repository().isPresent()) {
            JfrRepository.moveTo(options.repository().get(), instrumentation);
        }
        Events.register();
        OwnRecording recording = OwnRecording.start(options.dump());
        RuntimeJar.initialise();
        Rehearsal.play();
        WeavingCounts counts = new WeavingCounts();
        LockTransformer transformer = new LockTransformer(
                ClassFilter.of(options.include(), options.exclude()),
                counts,
                (className, cause) -> Console.say("leaves class " + className + " alone: " + cause));
        Status.count(counts::woven, counts::skipped, counts::failed);
        LockTransformer.warmUp();
        instrumentation.addTransformer(transformer, true);
        retransformLoaded(transformer, instrumentation);
        WatchThread.start(recording);
    }

    private static String version(AgentOptions options) {
        String version = options.version().isEmpty() ? HostProgram.version() : options.version();
        return version.isEmpty() ? options.labels().getOrDefault(AgentOptions.COMMIT, "") : version;
    }

    private static void openJdkTo(Module runtime, Instrumentation instrumentation) {
        Map<String, Set<Module>> opens = new HashMap<>();
        OPENED.forEach(name -> opens.put(name, Set.of(runtime)));
        instrumentation.redefineModule(Object.class.getModule(), Set.of(), Map.of(), opens, Set.of(), Map.of());
    }

    /** Classes that were there before us: chosen ones of the JDK and, on attach, those of the host. */
    private static void retransformLoaded(LockTransformer transformer, Instrumentation instrumentation) {
        List<Class<?>> wanted = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (instrumentation.isModifiableClass(loaded) && transformer.admits(loaded)) {
                wanted.add(loaded);
            }
        }
        LoadedClasses.retransform(wanted, instrumentation);
    }
}
