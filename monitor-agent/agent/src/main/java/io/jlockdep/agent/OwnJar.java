package io.jlockdep.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What the agent reads from its own jar, without asking a class loader for resources. Single-threaded; owned by who opened it. */
final class OwnJar {

    private static final String RUNTIME = "io/jlockdep/runtime/";
    private static final String CLASS_FILE = ".class";

    private final JarFile jar;

    OwnJar(JarFile jar) {
        this.jar = jar;
    }

    /** The agent's version. */
    String version() throws IOException {
        Manifest manifest = jar.getManifest();
        return manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    }

    /**
     * Initialises every class of the runtime. Whichever a probe were first to need might be asked for with no stack left,
     * and then be broken for good.
     */
    void initialiseRuntime() throws ClassNotFoundException {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            String file = entries.nextElement().getName();
            if (file.startsWith(RUNTIME) && file.endsWith(CLASS_FILE)) {
                String name = file.substring(0, file.length() - CLASS_FILE.length());
                Class.forName(name.replace('/', '.'), true, null);
            }
        }
    }

    /** The class file of a class of ours. */
    byte[] classFile(String name) throws IOException {
        try (InputStream file = jar.getInputStream(jar.getJarEntry(name.replace('.', '/') + CLASS_FILE))) {
            return file.readAllBytes();
        }
    }
}
