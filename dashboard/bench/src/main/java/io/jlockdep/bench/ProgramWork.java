package io.jlockdep.bench;

import java.io.IOException;
import java.util.List;

/**
 * A program of {@link io.jlockdep.bench.program} or {@link io.jlockdep.bench.consumer}.
 *
 * @param main its main class
 * @param arguments for it
 */
record ProgramWork(String name, String unit, Class<?> main, List<String> arguments) implements Alone {

    @Override
    public double measure(Jvm jvm) throws IOException, InterruptedException {
        return jvm.run(main, arguments).orElseThrow(() -> new IOException(name + " printed no figure"));
    }
}
