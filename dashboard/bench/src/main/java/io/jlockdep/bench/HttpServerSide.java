package io.jlockdep.bench;

import io.jlockdep.bench.program.HttpServer;
import java.io.IOException;
import java.util.List;

/** A web server that is asked. The figure is CPU time of its whole process per request in nanoseconds. Confined to one thread. */
final class HttpServerSide implements ByTurns.Side {

    private final Process process;
    private final int port;
    private final int requests;

    /** @param requests of one turn */
    HttpServerSide(Jvm jvm, int requests) throws IOException {
        this.process = jvm.start(HttpServer.class, List.of());
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("the server did not start on " + jvm);
        }
        this.port = Integer.parseInt(line);
        this.requests = requests;
    }

    @Override
    public double turn() throws IOException, InterruptedException {
        long before = cpuNanos();
        HttpClients.ask(port, requests);
        return (cpuNanos() - before) / (double) requests;
    }

    /** Since its start, in steps of a hundredth of a second. */
    private long cpuNanos() {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
