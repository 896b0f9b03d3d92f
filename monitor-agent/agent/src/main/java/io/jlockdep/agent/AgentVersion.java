package io.jlockdep.agent;

/** The version in the agent jar's manifest, {@code development} outside of a jar. Immutable. */
final class AgentVersion {

    static final String VALUE = read();

    private AgentVersion() {}

    private static String read() {
        String version = AgentVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
