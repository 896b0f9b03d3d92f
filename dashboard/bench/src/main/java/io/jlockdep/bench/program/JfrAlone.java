package io.jlockdep.bench.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import jdk.jfr.Recording;

/**
 * An agent that does nothing but start a recording as the monitoring agent does: what JFR's own start costs, which is in the
 * cost of any agent that writes events. Stateless.
 */
public final class JfrAlone {

    private static final String CLASS_FILE = JfrAlone.class.getName().replace('.', '/') + ".class";

    private JfrAlone() {}

    /** Called by the JVM that is measured. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        Recording recording = new Recording();
        recording.setToDisk(true);
        recording.enable("jdk.DataLoss");
        recording.start();
    }

    /** Writes this agent's jar into a directory. */
    public static Path write(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", JfrAlone.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        Path jar = directory.resolve("jfr-alone.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream self = JfrAlone.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
            entries.putNextEntry(new JarEntry(CLASS_FILE));
            self.transferTo(entries);
            entries.closeEntry();
        }
        return jar;
    }
}
