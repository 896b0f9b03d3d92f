package io.jlockdep.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * An installed JDK. Immutable.
 *
 * <p>Looked for, in this order: the directories of the environment variable {@code JLOCKDEP_TEST_JDKS} (separated as a
 * class path is), the JDK that runs the tests, its sibling directories, and {@code /usr/lib/jvm}.
 *
 * @param feature the feature release, such as 17
 */
public record Jdk(int feature, Path home) {

    /** Names directories with further JDKs. */
    public static final String DIRECTORIES_VARIABLE = "JLOCKDEP_TEST_JDKS";

    private static final Path CONVENTIONAL = Path.of("/usr/lib/jvm");

    /** The JDK that runs this test. */
    public static Jdk current() {
        return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }

    /** The first JDK of that feature release, if one is installed. */
    public static Optional<Jdk> find(int feature) {
        return candidates().stream()
                .flatMap(home -> at(home).stream())
                .filter(jdk -> jdk.feature == feature)
                .findFirst();
    }

    /** The launcher of that name in {@code bin}, such as {@code jcmd}. */
    public String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static List<Path> candidates() {
        List<Path> homes = new ArrayList<>();
        String directories = System.getenv(DIRECTORIES_VARIABLE);
        if (directories != null) {
            for (String directory : directories.split(File.pathSeparator)) {
                homes.add(Path.of(directory));
            }
        }
        homes.add(current().home);
        homes.addAll(children(current().home.getParent()));
        homes.addAll(children(CONVENTIONAL));
        return homes;
    }

    private static List<Path> children(Path directory) {
        List<Path> children = new ArrayList<>();
        if (directory != null && Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isDirectory)) {
                entries.forEach(children::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        children.sort(null);
        return children;
    }

    private static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(new Jdk(Runtime.Version.parse(version).feature(), home));
    }
}
