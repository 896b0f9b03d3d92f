package io.jlockdep.bench;

import io.jlockdep.bench.consumer.BigRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The sidecar's {@code check} of a big recording, in a process of its own.
 *
 * @param sidecar its jar
 * @param recording the file, written when first needed
 */
record CheckedRecording(String name, Path sidecar, Path recording, int megabytes) implements Alone {

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String unit() {
        return "seconds, wall";
    }

    @Override
    public double measure(Jvm jvm) throws IOException, InterruptedException {
        if (!Files.exists(recording)) {
            jvm.run(BigRecording.class, List.of(recording.toString(), Integer.toString(megabytes)));
        }
        long start = System.nanoTime();
        Process check = new ProcessBuilder(jvm.java(), "-jar", sidecar.toString(), "check", recording.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int exitCode = check.waitFor();
        if (exitCode > 1) {
            throw new IOException(name + " failed with exit code " + exitCode);
        }
        return (System.nanoTime() - start) / NANOS_PER_SECOND;
    }
}
