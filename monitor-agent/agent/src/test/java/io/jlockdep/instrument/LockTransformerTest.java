package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The transformer as the JVM sees it. */
class LockTransformerTest {

    private static final ClassLoader LOADER = LockTransformerTest.class.getClassLoader();

    private final WeavingCounts counts = new WeavingCounts();
    private final List<String> failures = new ArrayList<>();
    private final LockTransformer transformer = transformer(new RecordingNumbers());

    private LockTransformer transformer(SiteNumbers numbers) {
        return new LockTransformer(
                ClassFilter.everything(), counts, (className, cause) -> failures.add(className), numbers);
    }

    @Test
    void shouldWeaveAndCountClassWithLocks() {
        byte[] woven = transform("targets/MonitorBlocks", locking());

        assertThat(woven).isNotNull();
        assertThat(counts.woven()).isOne();
        assertThat(counts.skipped() + counts.failed() + counts.methodsSkipped()).isZero();
    }

    @Test
    void shouldLeaveClassWithoutLocksUncounted() {
        byte[] classFile = TargetCompiler.JAVAC_17.classes().get("targets.References$Timed");

        assertThat(transform("targets/References$Timed", classFile)).isNull();
        assertThat(counts.woven() + counts.skipped() + counts.failed()).isZero();
    }

    @Test
    void shouldSkipAndCountClassFileNewerThanKnown() {
        byte[] newer = locking().clone();
        newer[7] = (byte) (ClassScan.NEWEST + 1);

        assertThat(transform("targets/MonitorBlocks", newer)).isNull();
        assertThat(counts.skipped()).isOne();
        assertThat(failures).isEmpty();
    }

    @Test
    void shouldLeaveClassWithoutNameAlone() {
        assertThat(transform(null, locking())).isNull();
        assertThat(transform("targets/MonitorBlocks", null)).isNull();
    }

    @Test
    void shouldReportFailureOnceAndLeaveClassAlone() {
        LockTransformer failing = transformer(new SiteNumbers() {
            @Override
            public int acquisition(
                    String className, String method, String file, int line, String field, boolean byField) {
                throw new StackOverflowError();
            }

            @Override
            public int allocation(String key, String owner, int line) {
                throw new StackOverflowError();
            }

            @Override
            public int field(String key) {
                throw new StackOverflowError();
            }
        });

        assertThat(failing.transform(LOADER, "targets/MonitorBlocks", null, null, locking()))
                .isNull();
        assertThat(failures).containsExactly("targets.MonitorBlocks");
        assertThat(counts.failed()).isOne();
        assertThat(counts.woven()).isZero();
    }

    @Test
    void shouldNotThrowWhenListenerDoes() {
        LockTransformer transformer = new LockTransformer(
                ClassFilter.everything(),
                counts,
                (className, cause) -> {
                    throw new IllegalStateException();
                },
                null);

        assertThat(transformer.transform(LOADER, "targets/MonitorBlocks", null, null, locking()))
                .isNull();
        assertThat(counts.failed()).isOne();
    }

    @Test
    void shouldSkipClassOfLoaderThatHidesTheProbe() {
        ClassLoader hiding = new ClassLoader(LOADER) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("io.jlockdep.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };

        assertThat(transformer.transform(hiding, "targets/MonitorBlocks", null, null, locking()))
                .isNull();
        assertThat(counts.skipped()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "java/lang/ThreadLocal, false",
        "java/util/Vector, true",
        "jdk/jfr/internal/JVM, false",
        "sun/misc/Launcher, false"
    })
    void shouldWeaveChosenClassesOfTheJdkOnly(String name, boolean woven) {
        assertThat(transformer.transform(null, name, null, null, locking()) != null)
                .isEqualTo(woven);
    }

    @ParameterizedTest
    @CsvSource({
        "io/jlockdep/runtime/LockProbe",
        "io/jlockdep/instrument/LockTransformer",
        "io/jlockdep/agent/Premain",
        "io/jlockdep/shaded/asm/ClassReader",
        "jdk/jfr/internal/JVM",
        "datadog/trace/bootstrap/Agent",
        "io/opentelemetry/javaagent/OpenTelemetryAgent"
    })
    void shouldNeverWeaveUsOrOtherAgents(String name) {
        assertThat(transform(name, locking())).isNull();
    }

    @Test
    void shouldAddNoMemberSoThatLoadedClassesCanBeRetransformed() {
        for (TargetCompiler compiler : TargetCompiler.present()) {
            for (Map.Entry<String, byte[]> type : compiler.classes().entrySet()) {
                byte[] woven = Weaving.of(type.getValue(), new RecordingNumbers());
                assertThat(members(woven)).isEqualTo(members(type.getValue()));
            }
        }
    }

    @Test
    @Timeout(120)
    void shouldNeverThrowOnDamagedClassFiles() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (Map.Entry<String, byte[]> type : TargetCompiler.JAVAC_17.classes().entrySet()) {
            String name = type.getKey().replace('.', '/');
            for (int i = 0; i < 400; i++) {
                byte[] mutated = Mutations.of(type.getValue(), random);
                assertThat(changes(name, mutated)).as("seed %d", seed).isNotNull();
            }
        }
    }

    private Boolean changes(String name, byte[] classFile) {
        return transform(name, classFile) != null;
    }

    private byte[] transform(String name, byte[] classFile) {
        return transformer.transform(LOADER, name, null, null, classFile);
    }

    private static byte[] locking() {
        return TargetCompiler.JAVAC_17.classes().get("targets.MonitorBlocks");
    }

    /** All that the JVM compares when it retransforms. */
    private static List<String> members(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, ClassReader.SKIP_CODE);
        List<String> members = new ArrayList<>();
        members.add(type.access + " " + type.name + " " + type.superName + " " + type.interfaces);
        type.fields.forEach(field -> members.add(field.access + " " + field.name + " " + field.desc));
        type.methods.forEach(method -> members.add(method.access + " " + method.name + " " + method.desc));
        return members;
    }
}
