package io.jlockdep.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.cases.program.LockProgram;
import io.jlockdep.host.Host;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The variants as class files, with their sources beside them to be read when one fails. Immutable.
 *
 * @param classes directory of the class files
 */
record CompiledPrograms(Path classes) {

    private static final Path PLACE = Path.of("target", "cases").toAbsolutePath();

    static CompiledPrograms of(List<Variant> variants) {
        try {
            CompiledPrograms programs = new CompiledPrograms(PLACE.resolve("classes"));
            Files.createDirectories(programs.classes);
            List<Path> sources = new ArrayList<>();
            for (Variant variant : variants) {
                write(variant, sources);
            }
            programs.compile(sources);
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that names the main class of each, one on a line. */
    static Path list(List<Variant> variants) {
        try {
            Files.createDirectories(PLACE);
            Path names = Files.createTempFile(PLACE, "programs-", ".txt");
            return Files.write(
                    names, variants.stream().map(Variant::programName).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Variant variant, List<Path> sources) throws IOException {
        Path directory = PLACE.resolve("sources").resolve(variant.packageName().replace('.', '/'));
        Files.createDirectories(directory);
        for (Map.Entry<String, String> file : ProgramSource.of(variant).entrySet()) {
            sources.add(Files.writeString(directory.resolve(file.getKey() + ".java"), file.getValue()));
        }
    }

    private void compile(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                Host.codeSource(LockProgram.class).toString());
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
    }
}
