package io.jlockdep.host.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes something else over the jar that it runs under, as a deployment may, and has the JVM look for a class of it. */
public final class OverwritesAgent {

    private OverwritesAgent() {}

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        Files.writeString(Path.of(args[0]), "something else");
        Class<?> late = Class.forName("io.jlockdep.agent.JfrRepository", false, null);
        System.out.println("found " + late.getSimpleName());
    }
}
