package io.jlockdep.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The lines that a process has written to one of its streams so far. Thread-safe; a daemon thread reads the stream. */
final class OutputLines {

    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    OutputLines(InputStream stream, String name) {
        reader = new Thread(() -> read(stream), name);
        reader.setDaemon(true);
        reader.start();
    }

    /** What was written so far. */
    synchronized List<String> soFar() {
        return List.copyOf(lines);
    }

    /** The first line that matches, waiting for it; empty when the stream ended or time ran out without one. */
    synchronized Optional<String> await(Predicate<String> wanted, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (int next = 0; ; next++) {
            while (next == lines.size()) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (ended || millis <= 0) {
                    return Optional.empty();
                }
                wait(millis);
            }
            if (wanted.test(lines.get(next))) {
                return Optional.of(lines.get(next));
            }
        }
    }

    /** All lines, once the process has closed the stream or the time is up. */
    List<String> all(Duration timeout) throws InterruptedException {
        reader.join(timeout.toMillis());
        return soFar();
    }

    private void read(InputStream stream) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                add(line);
            }
        } catch (IOException closedByDestroy) {
            // The process was destroyed; what it wrote before that stays.
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
