package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Recorded;
import io.jlockdep.host.RecordedStatus;
import io.jlockdep.host.RunningHost;
import io.jlockdep.host.Tool;
import io.jlockdep.host.program.ClassBytes;
import io.jlockdep.host.program.LongHolding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** The agent leaves when it is asked to, as if it had never been there, and may come back. */
class DetachIT {

    private static final String PROGRAM = LongHolding.class.getName();
    private static final String CLASSES = PROGRAM + ":java.util.Vector:java.lang.Thread";
    private static final String ORDER = PROGRAM + ".outer -> " + PROGRAM + ".inner";

    @TempDir
    Path directory;

    @OnEachJdk
    void shouldLeaveClassesAsTheyWereWhileLocksAreHeldAndComeBack(Jdk jdk) throws Exception {
        String probe = probe(jdk).toString();
        String agent = AgentJar.path().toString();
        try (RunningHost host = Host.running(LongHolding.class).on(jdk).start()) {
            host.awaitLine("holding");
            Map<String, String> before = code(host, probe, "before");
            load(host, agent, "dump=first.jfr");
            Map<String, String> during = code(host, probe, "during");
            load(host, agent, "detach");
            Map<String, String> after = code(host, probe, "after");
            String threads = Tool.of(jdk, "jcmd").run(Long.toString(host.pid()), "Thread.print");
            load(host, agent, "dump=jlockdep.jfr");
            Map<String, String> again = code(host, probe, "again");
            load(host, agent, "detach");
            Files.createFile(host.directory().resolve("end"));
            HostRun run = host.awaitExit().assertCompiledCleanly();

            assertThat(after).isNotEmpty().isEqualTo(before);
            assertAllWoven(during);
            assertAllWoven(again);
            assertThat(threads).contains("\"main\"").doesNotContain("jlockdep-watch");
            assertThat(run.exitCode()).as(run::toString).isZero();
            assertThat(run.stdout()).last().isEqualTo("free true, nested true [block]");
            assertThat(run.stderr()).noneMatch(line -> line.startsWith("jlockdep: "));
            assertLeft(Recorded.in(run.directory().resolve("first.jfr")));
            assertLeft(run.recorded());
        }
    }

    /** Frames that are in woven code when the agent leaves run it to their end. */
    @OnEachJdk
    void shouldLeaveThoseAloneWhoHoldLocksInWovenCode(Jdk jdk) throws Exception {
        try (RunningHost host =
                Host.running(LongHolding.class).on(jdk).withAgent().start()) {
            host.awaitLine("holding");
            load(host, AgentJar.path().toString(), "detach");
            Files.createFile(host.directory().resolve("end"));
            HostRun run = host.awaitExit().assertCompiledCleanly();

            assertThat(run.exitCode()).as(run::toString).isZero();
            assertThat(run.stdout()).last().isEqualTo("free true, nested true [block]");
            assertThat(run.stderr()).noneMatch(line -> line.startsWith("jlockdep: "));
            assertLeft(run.recorded());
        }
    }

    @OnEachJdk(17)
    void shouldSaySoWhenThereIsNothingToLeave(Jdk jdk) throws Exception {
        try (RunningHost host = Host.running(LongHolding.class).on(jdk).start()) {
            host.awaitLine("holding");
            load(host, AgentJar.path().toString(), "detach");

            assertThat(host.awaitErrorLine("jlockdep: ")).endsWith("this JVM is not being monitored");
        }
    }

    /** What was learned is in the recording, and its last word is that the agent has left, without a fault. */
    private static void assertLeft(Recorded recorded) {
        assertThat(recorded.orders()).contains(ORDER);
        RecordedStatus status = recorded.lastStatus();
        assertThat(status.state()).isEqualTo("off");
        assertThat(status.probeErrors()).isZero();
        assertThat(status.classesFailed()).isZero();
    }

    private static void assertAllWoven(Map<String, String> code) {
        assertThat(code)
                .hasEntrySatisfying(PROGRAM.replace('.', '/') + ".nestOnce()V", DetachIT::isWoven)
                .hasEntrySatisfying("java/util/Vector.size()I", DetachIT::isWoven)
                .hasEntrySatisfying("java/lang/Thread.start()V", DetachIT::isWoven);
    }

    private static void isWoven(String code) {
        assertThat(code).contains("io/jlockdep/runtime/LockProbe");
    }

    /** The code of each method that the JVM has for some classes now; how a class file is laid out differs each time. */
    private static Map<String, String> code(RunningHost host, String probe, String when) throws Exception {
        load(host, probe, when + ":" + CLASSES);
        Map<String, String> code = new TreeMap<>();
        try (Stream<Path> files = Files.list(host.directory().resolve(when))) {
            for (Path file : files.toList()) {
                ClassNode type = new ClassNode();
                new ClassReader(Files.readAllBytes(file))
                        .accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                type.methods.forEach(method -> code.put(type.name + '.' + method.name + method.desc, text(method)));
            }
        }
        return code;
    }

    private static String text(MethodNode method) {
        Textifier textifier = new Textifier();
        method.accept(new TraceMethodVisitor(textifier));
        StringWriter text = new StringWriter();
        textifier.print(new PrintWriter(text, true));
        return text.toString();
    }

    private static void load(RunningHost host, String agent, String arguments) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(host.pid()));
        try {
            machine.loadAgent(agent, arguments);
        } finally {
            machine.detach();
        }
    }

    private Path probe(Jdk jdk) throws IOException {
        Path jar = directory.resolve("class-bytes.jar");
        Path manifest = directory.resolve("manifest");
        Files.writeString(manifest, "Agent-Class: " + ClassBytes.class.getName() + "\nCan-Retransform-Classes: true\n");
        String classes = Host.codeSource(ClassBytes.class).toString();
        String directoryOfIt = ClassBytes.class.getPackageName().replace('.', '/');
        Tool.of(jdk, "jar")
                .run(
                        "--create",
                        "--file",
                        jar.toString(),
                        "--manifest",
                        manifest.toString(),
                        "-C",
                        classes,
                        directoryOfIt);
        return jar;
    }
}
