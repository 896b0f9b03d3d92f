package io.jlockdep.agent;

import java.io.File;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What the host calls itself. Stateless. */
final class HostProgram {

    private static final int MAX_NAME = 256;

    private HostProgram() {}

    /**
     * The main class, module or jar file, without its arguments, which may be secret; empty where the launcher does not
     * say. A jar is named without its directory.
     */
    static String name() {
        String program = main();
        if (program.endsWith(".jar")) {
            program = program.substring(program.lastIndexOf('/') + 1);
        }
        return program.length() > MAX_NAME ? program.substring(0, MAX_NAME) : program;
    }

    /**
     * The version in the manifest of the jar that was started, or that holds the main class: {@code Implementation-Version},
     * else {@code Bundle-Version}; empty where there is none.
     */
    static String version() {
        String main = main();
        if (main.endsWith(".jar")) {
            return versionOf(main, null);
        }
        String entry = main.replace('.', '/') + ".class";
        for (String path : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            String version = path.endsWith(".jar") ? versionOf(path, entry) : "";
            if (!version.isEmpty()) {
                return version;
            }
        }
        return "";
    }

    private static String versionOf(String path, String neededEntry) {
        try (JarFile jar = new JarFile(path, false)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null || neededEntry != null && jar.getEntry(neededEntry) == null) {
                return "";
            }
            String version = manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            if (version == null) {
                version = manifest.getMainAttributes().getValue("Bundle-Version");
            }
            return version == null ? "" : version.substring(0, Math.min(version.length(), MAX_NAME));
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private static String main() {
        String command = System.getProperty("sun.java.command", "").strip();
        int end = command.indexOf(' ');
        return end < 0 ? command : command.substring(0, end);
    }
}
