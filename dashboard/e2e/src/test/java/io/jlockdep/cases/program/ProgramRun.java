package io.jlockdep.cases.program;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Runs one program: starts its threads, then lets its parts run one after the other. Single-threaded. */
final class ProgramRun {

    private static final long LIMIT_NANOS = 30_000_000_000L;

    private final LockProgram program;
    private final ThreadFactory threads;
    private final List<Part> parts = new ArrayList<>();
    private final List<Thread> owned = new ArrayList<>();
    private ExecutorService pool;

    ProgramRun(LockProgram program, ThreadFactory threads) {
        this.program = program;
        this.threads = threads;
    }

    /** @throws IllegalStateException if a part fails or hangs */
    void toItsEnd() {
        prepare();
        start();
        Part waiting = null;
        for (Part part : parts) {
            part.go();
            awaitUntil(part::hasSettled);
            if (part.state() == Part.State.BLOCKS_UNTIL_INTERRUPTED) {
                part.interrupt();
            }
            if (part.state() != Part.State.BLOCKS_UNTIL_NEXT_PART) {
                awaitUntil(() -> part.state() == Part.State.DONE);
                awaitDone(waiting);
            } else {
                waiting = part;
            }
        }
        end();
    }

    private void prepare() {
        Place[] places = program.parts();
        for (int i = 0; i < places.length; i++) {
            int number = i;
            boolean starts = i + 1 < places.length && places[i + 1] == Place.STARTED_BY_PART_BEFORE;
            boolean joins = places[i] == Place.JOINS_PART_BEFORE;
            Part part = new Part(
                    program,
                    i,
                    joins ? () -> join(owned.get(number - 1)) : () -> {},
                    starts ? () -> owned.get(number + 1).start() : () -> {});
            parts.add(part);
            owned.add(places[i] == Place.POOL ? null : threads.newThread(part));
        }
    }

    private void start() {
        Place[] places = program.parts();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == Place.POOL) {
                pool = pool == null ? Executors.newFixedThreadPool(1, threads) : pool;
                pool.execute(parts.get(i));
            } else if (places[i] != Place.STARTED_BY_PART_BEFORE) {
                owned.get(i).start();
            }
        }
    }

    private void end() {
        if (pool != null) {
            pool.shutdown();
            awaitUntil(pool::isTerminated);
        }
        awaitUntil(() -> owned.stream().noneMatch(thread -> thread != null && thread.isAlive()));
        for (Part part : parts) {
            if (part.failure() != null) {
                throw new IllegalStateException(part.whereabouts(), part.failure());
            }
        }
    }

    private void awaitDone(Part waiting) {
        if (waiting != null) {
            awaitUntil(() -> waiting.state() == Part.State.DONE);
        }
    }

    private void awaitUntil(BooleanSupplier condition) {
        long start = System.nanoTime();
        Part.await(() -> condition.getAsBoolean() || System.nanoTime() - start > LIMIT_NANOS);
        if (!condition.getAsBoolean()) {
            throw new IllegalStateException(
                    parts.stream().map(Part::whereabouts).collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
