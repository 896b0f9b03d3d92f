package io.jlockdep.agent;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.jar.JarFile;

/**
 * Where the agent's own jar goes: every class loader of the host finds there what woven code calls, and the JVM loads our
 * classes faster from there than from anywhere else. Thread-safe.
 */
final class BootClassPath {

    private static final String DOOR = "io.jlockdep.runtime.LockProbe";

    /** Whether it was us who put it there: it stays when the agent leaves, and serves it when it comes back. */
    private static boolean extended;

    private BootClassPath() {}

    /** Whether {@link #extend} was ever called. */
    static synchronized boolean isExtended() {
        return extended;
    }

    /**
     * Puts the agent's jar there, once. Returns it open.
     *
     * @throws StaysOffException when this JVM has such a jar there already, or cannot record
     */
    static synchronized JarFile extend(Instrumentation instrumentation) throws StaysOffException {
        if (ModuleLayer.boot().findModule("jdk.jfr").isEmpty()) {
            throw new StaysOffException("this Java runtime has no JDK Flight Recorder (module jdk.jfr)");
        }
        if (!extended && isTaken()) {
            throw new StaysOffException("this JVM is being monitored already");
        }
        try {
            JarFile jar = new JarFile(ownJar(), false);
            if (!extended) {
                instrumentation.appendToBootstrapClassLoaderSearch(jar);
                extended = true;
            }
            return jar;
        } catch (IOException | URISyntaxException | RuntimeException e) {
            throw new StaysOffException("the agent's own jar cannot be read", e);
        }
    }

    private static File ownJar() throws URISyntaxException {
        return new File(BootClassPath.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
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
