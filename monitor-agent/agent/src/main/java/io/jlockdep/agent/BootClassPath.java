package io.jlockdep.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;

/**
 * Where a copy of the agent's own jar goes: every class loader of the host finds there what woven code calls, and the JVM loads
 * our classes faster from there than from anywhere else. Thread-safe.
 *
 * <p>A copy, because the JVM maps such a file into memory: it would crash when somebody writes a newer agent over it.
 */
final class BootClassPath {

    private static final String DOOR = "io.jlockdep.runtime.LockProbe";

    /** Whether it was us who put it there: it stays when the agent leaves, and serves it when it comes back. */
    private static boolean extended;

    private BootClassPath() {}

    /** Whether {@link #extend} has been called successfully. */
    static synchronized boolean isExtended() {
        return extended;
    }

    /**
     * Puts the copy there, once. Returns the agent's own jar, open.
     *
     * @throws StaysOffException when this JVM has such a jar there already, cannot record, or has no place for a temporary file
     */
    static synchronized JarFile extend(Instrumentation instrumentation) throws StaysOffException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            throw new StaysOffException("this Java runtime has no JDK Flight Recorder (module jdk.jfr)");
        }
        if (!extended && isTaken()) {
            throw new StaysOffException("this JVM is being monitored already");
        }
        try {
            File own = ownJar();
            if (!extended) {
                append(own.toPath(), instrumentation);
                extended = true;
            }
            return new JarFile(own, false);
        } catch (IOException | URISyntaxException | RuntimeException e) {
            throw new StaysOffException("the agent's own jar cannot be read", e);
        }
    }

    private static void append(Path own, Instrumentation instrumentation) throws StaysOffException {
        try {
            Path copy = Files.createTempFile("jlockdep-", ".jar");
            copy.toFile().deleteOnExit();
            Files.copy(own, copy, StandardCopyOption.REPLACE_EXISTING);
            try (JarFile jar = new JarFile(copy.toFile(), false)) {
                instrumentation.appendToBootstrapClassLoaderSearch(jar);
            }
        } catch (IOException e) {
            throw new StaysOffException(
                    "no temporary file can be written in " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    private static File ownJar() throws URISyntaxException, StaysOffException {
        File own = new File(BootClassPath.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (own.isDirectory()) {
            throw new StaysOffException("the class path has the agent's classes unpacked in " + own);
        }
        return own;
    }

    private static boolean isTaken() {
        try {
            Class.forName(DOOR, false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
