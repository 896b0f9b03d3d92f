package io.jlockdep.instrument;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.Tool;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** Compilers whose class files have to weave. Immutable; each compiles its targets once. */
enum TargetCompiler {
    JAVAC_8("javac", "--release", "8"),
    JAVAC_11("javac", "--release", "11"),
    JAVAC_17("javac", "--release", "17"),
    /** The compiler of JDK 25, where there is one: newer code shapes, newer class files. */
    JAVAC_25("javac 25", "--release", "17"),
    ECJ_8("ecj", "--release", "8"),
    ECJ_17("ecj", "--release", "17"),
    /** Without line numbers or names of variables. */
    STRIPPED("javac", "--release", "17", "-g:none"),
    KOTLIN("kotlinc"),
    SCALA("scalac");

    private static final Map<TargetCompiler, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final String compiler;
    private final List<String> options;

    TargetCompiler(String compiler, String... options) {
        this.compiler = compiler;
        this.options = List.of(options);
    }

    static List<TargetCompiler> present() {
        return Stream.of(values()).filter(TargetCompiler::isPresent).toList();
    }

    boolean isPresent() {
        return this != JAVAC_25 || Jdk.find(25).isPresent();
    }

    boolean keepsLines() {
        return this != STRIPPED;
    }

    List<Target> targets() {
        return switch (this) {
            case KOTLIN -> Target.KOTLIN;
            case SCALA -> Target.SCALA;
            default -> Target.JAVA;
        };
    }

    /** The classes of all its targets by name with dots. */
    Map<String, byte[]> classes() {
        return COMPILED.computeIfAbsent(this, TargetCompiler::compile);
    }

    private Map<String, byte[]> compile() {
        try {
            Path directory = Files.createTempDirectory("targets");
            Path classes = Files.createDirectory(directory.resolve("classes"));
            List<String> arguments = new ArrayList<>(options);
            arguments.addAll(List.of("-d", classes.toString(), "-classpath", classPath()));
            List<String> sources = new ArrayList<>();
            for (Target target : targets()) {
                sources.add(Files.writeString(directory.resolve(target.fileName()), target.source())
                        .toString());
            }
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            if (!run(arguments, sources, new PrintStream(output, true, StandardCharsets.UTF_8))) {
                throw new AssertionError(this + " does not compile:\n" + output);
            }
            return read(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean run(List<String> options, List<String> sources, PrintStream messages) {
        return switch (compiler) {
            case "javac" -> javac(arguments(options, List.of("-nowarn"), sources), messages);
            case "javac 25" -> {
                Tool.of(Jdk.find(25).orElseThrow(), "javac").run(arguments(options, List.of("-nowarn"), sources));
                yield true;
            }
            case "ecj" -> ecj(arguments(options, List.of("-nowarn", "-proc:none", "-g"), sources), messages);
            case "kotlinc" ->
                kotlinc(arguments(options, List.of("-no-stdlib", "-no-reflect", "-nowarn"), sources), messages);
            default -> scalac(arguments(options, List.of("-color:never"), sources));
        };
    }

    private static String[] arguments(List<String> options, List<String> more, List<String> sources) {
        return Stream.of(options, more, sources).flatMap(List::stream).toArray(String[]::new);
    }

    private static boolean javac(String[] arguments, PrintStream messages) {
        return ToolProvider.getSystemJavaCompiler().run(null, messages, messages, arguments) == 0;
    }

    private static boolean ecj(String[] arguments, PrintStream messages) {
        PrintWriter writer = new PrintWriter(messages, true);
        return new org.eclipse.jdt.internal.compiler.batch.Main(writer, writer, false, null, null).compile(arguments);
    }

    private static boolean kotlinc(String[] arguments, PrintStream messages) {
        return new K2JVMCompiler().exec(messages, arguments) == ExitCode.OK;
    }

    private static boolean scalac(String[] arguments) {
        return !dotty.tools.dotc.Main.process(arguments).hasErrors();
    }

    /** What targets refer to: the tests' own classes, and their language's library. */
    private String classPath() {
        String tests = locationOf(Names.class);
        return switch (this) {
            case KOTLIN -> String.join(File.pathSeparator, tests, locationOf(kotlin.Unit.class));
            case SCALA -> String.join(File.pathSeparator, tests, locationOf(scala.Option.class));
            default -> tests;
        };
    }

    private static String locationOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static Map<String, byte[]> read(Path classes) throws IOException {
        Map<String, byte[]> byName = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String path = classes.relativize(file).toString();
                String name =
                        path.substring(0, path.length() - ".class".length()).replace('/', '.');
                byName.put(name, Files.readAllBytes(file));
            }
        }
        return byName;
    }
}
