package io.jlockdep.events;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;

/**
 * A program in a JVM of its own that writes the events of an inversion, then runs on until it is told to end. Owned by one
 * thread.
 */
public final class RunningProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader stdout;

    private RunningProgram(Process process) {
        this.process = process;
        this.stdout = process.inputReader(StandardCharsets.UTF_8);
    }

    /** One that writes its events from its start. */
    public static RunningProgram recording(Path repository, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-XX:FlightRecorderOptions:repository=" + repository));
        all.addAll(List.of(options));
        return start(all, "events");
    }

    /** One that writes no events, as it has no agent. */
    public static RunningProgram silent(String... options) throws IOException {
        return start(List.of(options), "silent");
    }

    private static RunningProgram start(List<String> options, String mode) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", testClasses(), Main.class.getName(), mode));
        RunningProgram program = new RunningProgram(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        String ready = program.stdout.readLine();
        if (!"ready".equals(ready)) {
            program.close();
            throw new IOException("did not start: " + ready);
        }
        return program;
    }

    static String testClasses() {
        return Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Ends it in order; all that it wrote to stdout since it was ready. */
    public List<String> end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        List<String> lines = stdout.lines().toList();
        process.waitFor(60, TimeUnit.SECONDS);
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** What runs in the other JVM. */
    public static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws IOException {
            RecordedRun run = arguments[0].equals("events") ? writeInversion() : null;
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // runs until its stdin is closed
            }
            if (run != null) {
                run.close();
            }
        }

        /** As the agent does, it says at the start of each chunk that it watches. */
        static RecordedRun writeInversion() {
            FlightRecorder.addPeriodicEvent(AgentStatusEvent.class, () -> new AgentStatusEvent().commit());
            return new RecordedRun()
                    .status()
                    .onThread(1, "buyer")
                    .nest("shop.A#1", "shop.B#2")
                    .onThread(2, "seller")
                    .nest("shop.B#2", "shop.A#1");
        }
    }
}
