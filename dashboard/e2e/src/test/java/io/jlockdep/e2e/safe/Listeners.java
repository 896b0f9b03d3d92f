package io.jlockdep.e2e.safe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The source tells its listeners with no lock of its own held, so that they may lock theirs and come back. */
public final class Listeners {

    public static void main(String[] args) throws InterruptedException {
        Source source = new Source();
        Screen screen = new Screen(source);
        source.listeners.add(screen::changed);
        Threads.runAll(source::change, source::change, screen::refresh);
        System.out.println(source.value());
    }

    private static final class Source {
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
        private int value;

        void change() {
            for (int i = 0; i < 100; i++) {
                synchronized (this) {
                    value++;
                }
                listeners.forEach(Runnable::run);
            }
        }

        synchronized int value() {
            return value;
        }
    }

    private static final class Screen {
        private final Source source;
        private final List<Integer> shown = new ArrayList<>();

        Screen(Source source) {
            this.source = source;
        }

        synchronized void changed() {
            shown.add(source.value());
        }

        void refresh() {
            for (int i = 0; i < 100; i++) {
                changed();
            }
        }
    }
}
