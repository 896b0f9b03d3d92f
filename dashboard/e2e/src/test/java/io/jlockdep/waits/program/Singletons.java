package io.jlockdep.waits.program;

/** Singletons whose constructors use others, by argument. */
public final class Singletons {

    private Singletons() {}

    public static void main(String[] args) {
        switch (args[0]) {
            case "mutual" -> System.out.println(Left.get().name());
            case "one-way" -> System.out.println(Upper.get().name() + new Lower().name());
            case "mutual-later" -> later();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Once both are initialised, their constructors may well need each other. */
    private static void later() {
        System.out.println(Calm.get().name() + Quiet.get().name());
        System.out.println(new Calm(true).name() + new Quiet(true).name());
    }

    private static final class Left {
        private static final Left ONLY = new Left();
        private final String name;

        private Left() {
            name = "left of " + Right.get();
        }

        static Left get() {
            return ONLY;
        }

        String name() {
            return name;
        }
    }

    private static final class Right {
        private static final Right ONLY = new Right();
        private final boolean alone;

        private Right() {
            alone = Left.get() == null;
        }

        static Right get() {
            return ONLY;
        }

        @Override
        public String toString() {
            return alone ? "nothing" : "right";
        }
    }

    private static final class Upper {
        private static final Upper ONLY = new Upper();
        private final String name;

        private Upper() {
            name = "above " + Lower.get().name();
        }

        static Upper get() {
            return ONLY;
        }

        String name() {
            return name;
        }
    }

    private static final class Lower {
        private static final Lower ONLY = new Lower();

        static Lower get() {
            return ONLY;
        }

        String name() {
            return "lower";
        }
    }

    private static final class Calm {
        private static final Calm ONLY = new Calm(false);
        private final String name;

        private Calm(boolean later) {
            name = later ? Quiet.get().name() : "calm";
        }

        static Calm get() {
            return ONLY;
        }

        String name() {
            return name;
        }
    }

    private static final class Quiet {
        private static final Quiet ONLY = new Quiet(false);
        private final String name;

        private Quiet(boolean later) {
            name = later ? Calm.get().name() : "quiet";
        }

        static Quiet get() {
            return ONLY;
        }

        String name() {
            return name;
        }
    }
}
