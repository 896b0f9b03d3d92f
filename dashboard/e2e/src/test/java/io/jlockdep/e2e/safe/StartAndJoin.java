package io.jlockdep.e2e.safe;

import java.util.HashMap;
import java.util.Map;

/** What is loaded before the workers start, and saved after they have ended, is locked the other way round than by them. */
public final class StartAndJoin {

    private final Object settings = new Object();
    private final Object cache = new Object();
    private final Map<String, Integer> values = new HashMap<>();

    public static void main(String[] args) throws InterruptedException {
        StartAndJoin program = new StartAndJoin();
        program.load();
        Threads.runAll(program::work, program::work);
        program.load();
        System.out.println(program.values);
    }

    private void load() {
        synchronized (settings) {
            synchronized (cache) {
                values.putIfAbsent("loaded", 1);
            }
        }
    }

    private void work() {
        for (int i = 0; i < 100; i++) {
            synchronized (cache) {
                synchronized (settings) {
                    values.merge("worked", 1, Integer::sum);
                }
            }
        }
    }
}
