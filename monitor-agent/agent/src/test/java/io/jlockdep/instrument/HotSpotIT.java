package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The JVM is the oracle: it compiles every woven target, and says so where it does not. */
class HotSpotIT {

    /** Those that lock monitors; what the others do HotSpot never refuses. */
    private static final Pattern COMPILED = Pattern.compile("MonitorBlocks|SynchronizedMethods|KotlinLocks|ScalaLocks");

    @TempDir
    static Path directory;

    private static final List<String> WOVEN = new ArrayList<>();
    private static final TreeSet<String> METHODS = new TreeSet<>();

    @BeforeAll
    static void weave() throws IOException {
        for (TargetCompiler compiler : TargetCompiler.present()) {
            Path classes = Files.createDirectory(directory.resolve(compiler.name()));
            for (Map.Entry<String, byte[]> type :
                    WeavingLoader.woven(compiler.classes(), QuietProbe.class).entrySet()) {
                Path file = classes.resolve(type.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, type.getValue());
                collectMethods(type.getValue());
            }
            List<String> names =
                    compiler.targets().stream().map(Target::className).toList();
            Files.write(classes.resolve("names"), names);
            WOVEN.add(classes.toString());
        }
    }

    private static void collectMethods(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        for (MethodNode method : type.methods) {
            boolean monitors = false;
            for (var insn : method.instructions) {
                monitors |= insn.getOpcode() == Opcodes.MONITOREXIT;
            }
            monitors |= (method.access & Opcodes.ACC_SYNCHRONIZED) != 0;
            boolean bridge = (method.access & Opcodes.ACC_BRIDGE) != 0;
            if (monitors && !bridge && COMPILED.matcher(type.name).find()) {
                METHODS.add(type.name.replace('/', '.') + "::" + method.name);
            }
        }
    }

    @OnEachJdk
    void shouldCompileEveryWovenMethodWithC1(Jdk jdk) {
        assertCompiled(run(jdk, "-XX:TieredStopAtLevel=1"));
    }

    @OnEachJdk
    void shouldCompileEveryWovenMethodWithC1AndC2(Jdk jdk) {
        assertCompiled(run(jdk));
    }

    private static HostRun run(Jdk jdk, String... compiler) {
        return Host.running(
                        HotTargets.class.getName(),
                        Host.codeSource(HotTargets.class),
                        Host.codeSource(kotlin.Unit.class),
                        Host.codeSource(scala.Option.class))
                .withJvmArguments(
                        "-Xbatch",
                        "-XX:+PrintCompilation",
                        "-XX:CompileThresholdScaling=0.02",
                        "-XX:-Inline",
                        "-Xss512k")
                .withJvmArguments("-XX:CompileCommand=quiet", "-XX:CompileCommand=compileonly,targets.*::*")
                .withJvmArguments("-XX:-PrintWarnings")
                .withJvmArguments(compiler)
                .withArguments(WOVEN.toArray(String[]::new))
                .on(jdk)
                .run();
    }

    private static void assertCompiled(HostRun run) {
        assertThat(run.exitCode()).as("exit code of %s", run).isZero();
        assertThat(run.stdout()).anyMatch(line -> line.contains("ran " + WOVEN.size() + " with hooks"));
        run.assertCompiledCleanly();
        List<String> refused = run.stdout().stream()
                .filter(line -> line.contains("COMPILE SKIPPED") || line.contains("made not compilable"))
                .toList();
        assertThat(refused).isEmpty();
        TreeSet<String> missing = new TreeSet<>(METHODS);
        run.stdout().forEach(line -> missing.removeIf(method -> line.contains(method + " (")));
        assertThat(missing).isEmpty();
        System.out.println(METHODS.size() + " woven methods with monitors compiled by "
                + run.command().get(0));
    }
}
