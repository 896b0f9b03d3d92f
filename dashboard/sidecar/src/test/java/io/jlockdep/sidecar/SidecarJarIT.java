package io.jlockdep.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.RecordedRun;
import io.jlockdep.events.RunningProgram;
import io.jlockdep.testing.Awaited;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one runnable jar. */
class SidecarJarIT {

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void shouldTellItsVersion() throws Exception {
        CommandLineRun run = SidecarJar.run("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("jlockdep-sidecar \\d+\\.\\d+\\.\\d+\\S*\\R");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldSpeakThroughItsExitCode() throws Exception {
        assertThat(SidecarJar.run("check", recording("innocent.jfr", 1, "shop.A#1", "shop.B#2"))
                        .exitCode())
                .isZero();
        assertThat(SidecarJar.run("check", recording("inverted.jfr", 2, "shop.B#2", "shop.A#1"))
                        .exitCode())
                .isEqualTo(1);
        CommandLineRun missing = SidecarJar.run("check", directory.resolve("missing.jfr"));
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errLines()).singleElement().asString().contains("missing.jfr");
        assertThat(missing.out()).isEmpty();
    }

    @Test
    void shouldWatchAProgramAndServeWhatItFinds() throws Exception {
        try (RunningProgram program = RunningProgram.recording(directory)) {
            Process sidecar = SidecarJar.start("monitor", "--pid", program.pid(), "--port", 0);
            try {
                String url = awaitUrl(sidecar);

                Awaited.value(() -> get(url + "api/findings"), body -> body.contains("FEASIBLE"));
                assertThat(get(url + "metrics"))
                        .contains("jlockdep_findings{kind=\"inversion\",verdict=\"feasible\"} 1.0");
                assertThat(get(url)).contains("<!DOCTYPE html>", "feasible", "*** DEADLOCK ***");
                String report = Awaited.value(() -> get(url + "api/report"), body -> body.contains("history:"));
                assertThat(SidecarJar.run("report", "--url", url).out())
                        .isEqualTo(report)
                        .contains("possible circular locking dependency detected");
                sidecar.destroy();
                assertThat(sidecar.waitFor()).isEqualTo(143);
            } finally {
                sidecar.destroyForcibly();
            }
        }
    }

    private static String awaitUrl(Process sidecar) throws IOException {
        BufferedReader stderr = sidecar.errorReader();
        for (String line = stderr.readLine(); line != null; line = stderr.readLine()) {
            if (line.startsWith("jlockdep: findings of ")) {
                return line.substring(line.indexOf("http://"));
            }
        }
        throw new AssertionError("ended without saying where the findings are");
    }

    @Test
    void shouldHoldNoSignatureAndNoModuleDescriptor() throws IOException {
        try (JarFile jar = new JarFile(SidecarJar.FILE.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(
                            name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)") || name.endsWith("module-info.class"))
                    .anyMatch(name -> name.equals("io/jlockdep/json/findings.schema.json"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(Main.class.getName());
        }
        assertThat(Files.size(SidecarJar.FILE)).isLessThan(20_000_000);
    }

    private Path recording(String name, int thread, String... nest) {
        try (RecordedRun run = new RecordedRun()) {
            run.status().onThread(1, "buyer").nest("shop.A#1", "shop.B#2");
            return run.onThread(thread, "seller").nest(nest).saveTo(directory, name);
        }
    }

    private String get(String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(address, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
