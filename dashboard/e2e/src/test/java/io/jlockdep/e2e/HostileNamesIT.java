package io.jlockdep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.e2e.hostile.Quarrel;
import io.jlockdep.host.Host;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.RunningHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.SimpleRemapper;

/** A program whose class files hold what no compiler writes, from the agent to the page, the metrics and the log. */
class HostileNamesIT {

    private static final String PACKAGE = "io/jlockdep/e2e/hostile/";

    /** Neither a dot, a semicolon, a bracket nor a slash: anything else is a name. */
    private static final String LEFT =
            PACKAGE + "<img src=x onerror=alert(1)>\n# TYPE forged gauge\u001bc\u009b31m\u202e\"\\&'";

    private static final String RIGHT = PACKAGE + "R" + "i".repeat(10_000) + "ght";

    @TempDir
    Path directory;

    @Test
    void shouldShowWhatItIsCalledAndObeyNoneOfIt() throws Exception {
        Path repository = directory.resolve("repository");
        Host program = Host.running(Quarrel.class.getName(), renamed())
                .withAgent("service=a\"b\nc\u001b<i>", "repository=" + repository)
                .withArguments("one </script>\u001b[2J\nforged line", "two " + "o".repeat(10_000));
        try (RunningHost host = program.start();
                Sidecar sidecar = Sidecar.monitoring(Jdk.current(), "--repository", repository.toString())) {
            host.awaitLine("met");
            String json = sidecar.await("api/findings", body -> body.contains("FEASIBLE"));

            assertThat(json).matches("[\\x20-\\x7e]*+").contains("hostile.<img src=x onerror=alert(1)>\\n# TYPE");
            assertThat(Http.parse(json).path("findings")).hasSize(1);
            assertPage(sidecar.get(""));
            assertText(sidecar.get("api/report"));
            assertMetrics(sidecar.get("metrics"));
            assertThat(host.stdout()).containsExactly("met");
            assertThat(host.stderr()).noneMatch(line -> line.contains("jlockdep"));
            assertText(String.join("\n", sidecar.stderr()));
        }
    }

    private static void assertPage(String page) {
        assertText(page);
        assertThat(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;\\u000a# TYPE forged")
                .doesNotContain("<img src=x", "</script>\\u001b");
    }

    private void assertMetrics(String metrics) throws IOException {
        assertText(metrics);
        assertThat(metrics.lines()).noneMatch(line -> line.startsWith("# TYPE forged"));
        assertThat(metrics).contains("onerror=alert(1)").hasSizeLessThan(200_000);
        Path file = Files.writeString(directory.resolve("metrics"), metrics);
        String promtool = InstalledProgram.require("promtool").toString();
        try (RunningProcess check = RunningProcess.start(
                "promtool", directory, List.of("sh", "-c", "exec " + promtool + " check metrics <" + file))) {
            assertThat(check.awaitEnd()).isEmpty();
            assertThat(check.exitCode()).isZero();
        }
    }

    /** No character that moves, colours or reverses, and no line that a name begins. */
    private static void assertText(String text) {
        assertThat(text).doesNotContain("\u001b", "\u009b", "\u202e");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("forged line"));
    }

    /** The program in a jar, its two sides renamed. */
    private Path renamed() throws IOException {
        SimpleRemapper names = new SimpleRemapper(
                org.objectweb.asm.Opcodes.ASM9, Map.of(PACKAGE + "Left", LEFT, PACKAGE + "Right", RIGHT));
        Path jar = directory.resolve("quarrel.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("Quarrel", "Left", "Right")) {
                ClassWriter written = new ClassWriter(0);
                read(PACKAGE + name).accept(new ClassRemapper(written, names), 0);
                String entry = names.map(PACKAGE + name);
                out.putNextEntry(new JarEntry((entry == null ? PACKAGE + name : entry) + ".class"));
                out.write(written.toByteArray());
                out.closeEntry();
            }
        }
        return jar;
    }

    private static ClassReader read(String name) throws IOException {
        try (InputStream in = Quarrel.class.getResourceAsStream("/" + name + ".class")) {
            return new ClassReader(in);
        }
    }
}
