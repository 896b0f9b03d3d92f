package io.jlockdep.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jlockdep.database.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of its own, in a temporary directory, on a free port of the loopback interface; closing it stops and
 * removes it. Single-threaded.
 */
public final class PostgreSql implements AutoCloseable {

    private final Path programs;
    private final Path directory;
    private final int port;

    private PostgreSql(Path programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /** A running server; without an installed one the calling test is skipped, but fails in continuous integration. */
    public static PostgreSql require() throws IOException {
        Optional<Path> programs = installed();
        if (programs.isEmpty() && !"true".equals(System.getenv("CI"))) {
            assumeTrue(false, "Debian's postgresql is not installed");
        }
        return start(programs.orElseThrow(() -> new AssertionError("no PostgreSQL, and CI skips nothing")));
    }

    /** Where Debian keeps the programs of the newest version that is installed. */
    private static Optional<Path> installed() {
        Path all = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(all)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgreSql start(Path programs) throws IOException {
        Path directory = Files.createTempDirectory("jlockdep-postgresql-");
        if (isRoot()) {
            run("chown", "postgres", directory.toString());
        } else {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PostgreSql server = new PostgreSql(programs, directory, port);
        try {
            server.program("initdb", "-U", "jlockdep", "-A", "trust", "--no-sync", "-E", "UTF8", "-D", server.data());
            server.resume();
        } catch (IOException | AssertionError e) {
            server.close();
            throw e;
        }
        return server;
    }

    public void resume() throws IOException {
        program(
                "pg_ctl",
                "-w",
                "-D",
                data(),
                "-l",
                directory + "/log",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + directory,
                "start");
    }

    /** Stops it as a crash would. */
    public void stop() throws IOException {
        program("pg_ctl", "-w", "-m", "immediate", "-D", data(), "stop");
    }

    public DatabaseAddress address() {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "jlockdep", "none");
    }

    /** Forgets all that any test has written. */
    public void empty() throws SQLException {
        DatabaseAddress address = address();
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }

    private String data() {
        return directory + "/data";
    }

    /** The server refuses to run as root. */
    private void program(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(String... command) throws IOException {
        Path output = Files.createTempFile("jlockdep-", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IOException e) {
            // it had not been started, or was stopped before
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
