package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Tool;
import io.jlockdep.host.program.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Runtimes and applications that are packed in other ways than a class path. */
class RuntimeImageIT {

    private static final String GREETER = """
            package greeter;

            public final class Main {
                private static final Object OUTER = new Object();
                private static final Object INNER = new Object();

                public static void main(String[] args) {
                    synchronized (OUTER) {
                        synchronized (INNER) {
                            System.out.println("hello from module " + Main.class.getModule().getName());
                        }
                    }
                    java.security.CodeSource source = Main.class.getProtectionDomain().getCodeSource();
                    System.out.println("signed: " + (source.getCodeSigners() != null));
                }
            }
            """;

    private static final String ORDER = "greeter.Main.OUTER -> greeter.Main.INNER";

    @TempDir
    Path directory;

    @OnEachJdk
    void shouldStayOffWithOneLineWhenRuntimeHasNoFlightRecorder(Jdk jdk) {
        Jdk image = link(jdk, "java.base,java.instrument");
        Host host = Host.running(Ending.class).briefly().withArguments("exit").on(image);
        HostRun plain = host.run();
        HostRun watched = host.withAgent().run().assertCompiledCleanly();

        assertThat(watched.exitCode()).isEqualTo(plain.exitCode()).isEqualTo(3);
        assertThat(watched.stdout()).isEqualTo(plain.stdout());
        assertThat(watched.stderrOfTheHost())
                .singleElement()
                .asString()
                .startsWith("jlockdep: ")
                .contains("jdk.jfr");
    }

    /** The smallest runtime that can be watched; moving the repository would need jdk.management. */
    @OnEachJdk
    void shouldWatchWhenRuntimeHasFlightRecorderAndLittleElse(Jdk jdk) {
        Jdk image = link(jdk, "java.base,java.instrument,jdk.jfr");

        Host.running(Ending.class)
                .briefly()
                .withArguments("exit")
                .on(image)
                .withAgent()
                .runUnharmed();
    }

    @OnEachJdk
    void shouldWatchModularApplicationThatRequiresNothing(Jdk jdk) throws IOException {
        Files.writeString(directory.resolve("module-info.java"), "module greeter {}");
        Path classes = compile("module-info.java");

        HostRun run = Host.runningModule("greeter/greeter.Main", classes)
                .briefly()
                .on(jdk)
                .withAgent()
                .runUnharmed();

        assertThat(run.stdout()).contains("hello from module greeter");
        assertThat(run.recorded().orders()).contains(ORDER);
    }

    @OnEachJdk
    void shouldWatchSignedApplication(Jdk jdk) throws IOException {
        Path jar = sign(compile());

        HostRun run =
                Host.running("greeter.Main", jar).briefly().on(jdk).withAgent().runUnharmed();

        assertThat(run.stdout()).contains("signed: true");
        assertThat(run.recorded().orders()).contains(ORDER);
    }

    private Jdk link(Jdk jdk, String modules) {
        Path image = directory.resolve("image");
        Tool.of(jdk, "jlink").run("--add-modules", modules, "--output", image.toString());
        return new Jdk(jdk.feature(), image);
    }

    private Path compile(String... further) throws IOException {
        Path source = Files.createDirectories(directory.resolve("greeter")).resolve("Main.java");
        Files.writeString(source, GREETER);
        Path classes = directory.resolve("classes");
        Tool javac = Tool.of(Jdk.current(), "javac");
        if (further.length == 0) {
            javac.run("--release", "17", "-d", classes.toString(), source.toString());
        } else {
            String moduleInfo = directory.resolve(further[0]).toString();
            javac.run("--release", "17", "-d", classes.toString(), moduleInfo, source.toString());
        }
        return classes;
    }

    private Path sign(Path classes) {
        Jdk jdk = Jdk.current();
        String jar = directory.resolve("greeter.jar").toString();
        String keys = directory.resolve("keys").toString();
        Tool.of(jdk, "jar").run("--create", "--file", jar, "-C", classes.toString(), ".");
        Tool.of(jdk, "keytool")
                .run(
                        "-genkeypair",
                        "-alias",
                        "greeter",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=greeter",
                        "-keystore",
                        keys,
                        "-storepass",
                        "changeit");
        Tool.of(jdk, "jarsigner").run("-keystore", keys, "-storepass", "changeit", jar, "greeter");
        return Path.of(jar);
    }
}
