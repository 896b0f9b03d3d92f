package io.jlockdep.sidecar;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its jar states it. */
final class Version implements IVersionProvider {

    /** The version, or {@code development} when not run from the jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version != null ? version : "development";
    }

    @Override
    public String[] getVersion() {
        return new String[] {"jlockdep-sidecar " + current()};
    }
}
