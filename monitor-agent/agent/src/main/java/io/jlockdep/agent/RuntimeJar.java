package io.jlockdep.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;

/**
 * The runtime that woven code calls, carried inside the agent jar and put on the boot class path, where every class
 * loader of the host finds it. Stateless.
 */
final class RuntimeJar {

    /** Where the build nests it. */
    private static final String RESOURCE = "/io/jlockdep/agent/jlockdep-runtime.jar";

    private static final String DOOR = "io.jlockdep.runtime.LockProbe";

    private static final String CLASS_FILE = ".class";

    /** Whether it was us who put it there: it stays when the agent leaves, and serves it when it comes back. */
    private static boolean appended;

    private RuntimeJar() {}

    /**
     * @throws StaysOffException when this JVM has one already, cannot record, or has no place for a temporary file
     */
    static void appendToBootClassPath(Instrumentation instrumentation) throws StaysOffException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            throw new StaysOffException("this Java runtime has no JDK Flight Recorder (module jdk.jfr)");
        }
        if (appended) {
            return;
        }
        if (isLoaded()) {
            throw new StaysOffException("this JVM is being monitored already");
        }
        try {
            Path copy = extract();
            try (JarFile jar = new JarFile(copy.toFile())) {
                instrumentation.appendToBootstrapClassLoaderSearch(jar);
            }
            appended = true;
            copy.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new StaysOffException(
                    "no temporary file can be written in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    /**
     * Initialises every class of the runtime. Whichever a probe were first to need might be asked for with no stack left,
     * and then be broken for good.
     */
    static void initialise() throws IOException, ClassNotFoundException {
        try (JarInputStream jar = new JarInputStream(RuntimeJar.class.getResourceAsStream(RESOURCE))) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                String file = entry.getName();
                if (file.endsWith(CLASS_FILE)) {
                    String name = file.substring(0, file.length() - CLASS_FILE.length());
                    Class.forName(name.replace('/', '.'), true, null);
                }
            }
        }
    }

    private static boolean isLoaded() {
        try {
            Class.forName(DOOR, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Path extract() throws IOException {
        try (InputStream nested = RuntimeJar.class.getResourceAsStream(RESOURCE)) {
            if (nested == null) {
                throw new IOException(RESOURCE + " is not in the agent jar");
            }
            Path copy = Files.createTempFile("jlockdep-runtime-", ".jar");
            Files.copy(nested, copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        }
    }
}
