package io.jlockdep.e2e;

import io.jlockdep.host.Jdk;
import io.jlockdep.host.Loopback;
import io.jlockdep.host.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The set-up of a JMX agent that listens on loopback, speaks TLS and wants a password. Immutable.
 *
 * @param directory holds its files
 * @param port where it listens
 */
record JmxServer(Path directory, int port) {

    static final String USER = "sidecar";
    private static final String PASSWORD = "s3cret";

    static JmxServer in(Path directory, Jdk jdk) {
        JmxServer server = new JmxServer(directory, Loopback.freePort());
        try {
            server.writeFiles(jdk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    private void writeFiles(Jdk jdk) throws IOException {
        Files.writeString(file("access"), USER + " readwrite\n");
        Files.writeString(file("passwords"), USER + " " + PASSWORD + "\n");
        Files.setPosixFilePermissions(file("passwords"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file("password"), PASSWORD + "\n");
        Tool.of(jdk, "keytool")
                .run(
                        "-genkeypair",
                        "-alias",
                        "jmx",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file("keys").toString());
    }

    private Path file(String name) {
        return directory.resolve("jmx-" + name);
    }

    /** What opens it in the monitored JVM. */
    String[] options() {
        String prefix = "-Dcom.sun.management.jmxremote.";
        return new String[] {
            prefix + "port=" + port,
            prefix + "rmi.port=" + port,
            prefix + "host=127.0.0.1",
            prefix + "ssl=true",
            prefix + "registry.ssl=true",
            prefix + "access.file=" + file("access"),
            prefix + "password.file=" + file("passwords"),
            "-Djava.rmi.server.hostname=127.0.0.1",
            "-Djavax.net.ssl.keyStore=" + file("keys"),
            "-Djavax.net.ssl.keyStorePassword=" + PASSWORD
        };
    }

    /** What makes the sidecar's JVM trust it. */
    String[] trust() {
        return new String[] {
            "-Djavax.net.ssl.trustStore=" + file("keys"), "-Djavax.net.ssl.trustStorePassword=" + PASSWORD
        };
    }

    /** What the sidecar has to say to it. */
    String[] arguments() {
        return new String[] {
            "--jmx",
            "127.0.0.1:" + port,
            "--jmx-tls",
            "--jmx-user",
            USER,
            "--jmx-password-file",
            file("password").toString()
        };
    }
}
