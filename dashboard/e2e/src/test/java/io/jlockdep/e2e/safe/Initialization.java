package io.jlockdep.e2e.safe;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/** Classes whose initialisers need their own subclasses, or locks, in the ways that are usual and safe. */
public final class Initialization {

    private final Object gate = new Object();

    public static void main(String[] args) throws InterruptedException {
        System.out.println(Codecs.find("latin") + Operation.PLUS.with.applyAsInt(1, 2));
        Initialization program = new Initialization();
        Threads.runAll(program::work, program::work);
        System.out.println(Codecs.find("greek") + Settings.get().name + Shape.ROUND.corners() + Shape.NONE.corners());
    }

    private void work() {
        for (int i = 0; i < 100; i++) {
            synchronized (gate) {
                Codecs.find("latin");
            }
            Codecs.register("Greek");
        }
    }

    /** Every value is a subclass that nobody else can name. */
    private enum Operation {
        PLUS(Integer::sum) {},
        TIMES((left, right) -> left * right) {};

        private final IntBinaryOperator with;

        Operation(IntBinaryOperator with) {
            this.with = with;
        }
    }

    /** Its subclasses are nobody else's. */
    private abstract static class Shape {
        private static final Shape ROUND = new Round();
        private static final Shape NONE = new Shape() {
            @Override
            int corners() {
                return -1;
            }
        };

        abstract int corners();

        private static final class Round extends Shape {
            @Override
            int corners() {
                return 0;
            }
        }
    }

    /** Made when it is first asked for. */
    private static final class Settings {
        private final String name = "settings";

        private static Settings get() {
            return Holder.ONLY;
        }

        private static final class Holder {
            private static final Settings ONLY = new Settings();
        }
    }

    /** Locks itself while it is initialised, and calls itself while it is locked. */
    private static final class Codecs {
        private static final Map<String, Integer> BY_NAME = new HashMap<>();

        static {
            register("latin");
            register("Greek");
        }

        static synchronized void register(String name) {
            BY_NAME.putIfAbsent(normal(name), BY_NAME.size());
        }

        static synchronized int find(String name) {
            return BY_NAME.get(normal(name));
        }

        static String normal(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
