package io.jlockdep.host.program;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** The ways to leave a monitor. Order: {@code MonitorShapes.first} before {@code MonitorShapes.second}. */
final class MonitorShapes {

    private final Object first = new Object();
    private final Object second = new Object();
    private final Object nothing = null;
    private int count;

    private MonitorShapes() {}

    static void all(Map<String, Throwing.Shape> shapes) {
        MonitorShapes own = new MonitorShapes();
        shapes.put("block throws", own::blockThrows);
        shapes.put("nested block throws", own::nestedBlockThrows);
        shapes.put("block returns int", own::blockReturnsInt);
        shapes.put("block returns long", own::blockReturnsLong);
        shapes.put("block breaks and continues", own::blockBreaksAndContinues);
        shapes.put("block in try", own::blockInTry);
        shapes.put("try in block", own::tryInBlock);
        shapes.put("block in finally", own::blockInFinally);
        shapes.put("block in catch rethrows", own::blockInCatch);
        shapes.put("null monitor", own::nullMonitor);
        shapes.put("null monitor inside", own::nullMonitorInside);
        shapes.put("expression throws", own::expressionThrows);
        shapes.put("method throws", own::methodThrows);
        shapes.put("method returns double", own::methodReturnsDouble);
        shapes.put("method with own catch", own::methodWithOwnCatch);
        shapes.put("static method throws", MonitorShapes::staticMethodThrows);
        shapes.put("recursive method throws", () -> own.recursiveMethodThrows(5));
        shapes.put("lambda throws", own::lambdaThrows);
        shapes.put("constructor throws", () -> new Constructed(own.first));
        shapes.put("initialiser throws", () -> Initialised.touch());
        shapes.put("switch in block", own::switchInBlock);
        shapes.put("class monitor", MonitorShapes::classMonitor);
        shapes.put("nine deep", own::nineDeep);
    }

    private void blockThrows() {
        synchronized (first) {
            throw new IllegalStateException();
        }
    }

    private void nestedBlockThrows() {
        synchronized (first) {
            synchronized (second) {
                throw new IllegalStateException();
            }
        }
    }

    private int blockReturnsInt() {
        synchronized (first) {
            return ++count;
        }
    }

    private long blockReturnsLong() {
        synchronized (first) {
            synchronized (second) {
                if (count++ % 2 == 0) {
                    return Long.MAX_VALUE;
                }
            }
            return count;
        }
    }

    private void blockBreaksAndContinues() {
        for (int i = 0; i < 4; i++) {
            synchronized (first) {
                if (i == 1) {
                    continue;
                }
                if (i == 2) {
                    break;
                }
                count++;
            }
        }
    }

    private void blockInTry() {
        try {
            synchronized (first) {
                throw new IllegalStateException();
            }
        } catch (IllegalStateException e) {
            count++;
        }
    }

    private void tryInBlock() {
        synchronized (first) {
            try {
                List.of().get(0);
            } catch (IndexOutOfBoundsException e) {
                count++;
            } finally {
                count++;
            }
        }
    }

    private void blockInFinally() {
        try {
            throw new IllegalStateException();
        } finally {
            synchronized (first) {
                count++;
            }
        }
    }

    private void blockInCatch() {
        try {
            throw new IllegalStateException();
        } catch (IllegalStateException e) {
            synchronized (first) {
                throw e;
            }
        }
    }

    private void nullMonitor() {
        synchronized (nothing) {
            count++;
        }
    }

    private void nullMonitorInside() {
        synchronized (first) {
            synchronized (nothing) {
                count++;
            }
        }
    }

    private void expressionThrows() {
        synchronized (fail()) {
            count++;
        }
    }

    private static Object fail() {
        throw new IllegalStateException();
    }

    private synchronized void methodThrows() {
        throw new IllegalStateException();
    }

    private synchronized double methodReturnsDouble() {
        return count++ % 2 == 0 ? 1.0 : 2.0;
    }

    private synchronized void methodWithOwnCatch() {
        try {
            throw new IllegalStateException();
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static synchronized void staticMethodThrows() {
        throw new IllegalStateException();
    }

    private synchronized void recursiveMethodThrows(int left) {
        if (left == 0) {
            throw new IllegalStateException();
        }
        recursiveMethodThrows(left - 1);
    }

    private void lambdaThrows() {
        IntSupplier supplier = () -> {
            synchronized (first) {
                throw new IllegalStateException();
            }
        };
        count += supplier.getAsInt();
    }

    private void switchInBlock() {
        synchronized (first) {
            switch (count++ % 3) {
                case 0:
                    return;
                case 1:
                    throw new IllegalStateException();
                default:
                    count++;
            }
        }
    }

    private static void classMonitor() {
        synchronized (MonitorShapes.class) {
            throw new IllegalStateException();
        }
    }

    private void nineDeep() {
        synchronized (first) {
            synchronized (second) {
                synchronized (first) {
                    synchronized (second) {
                        synchronized (first) {
                            synchronized (second) {
                                synchronized (first) {
                                    synchronized (second) {
                                        synchronized (first) {
                                            throw new IllegalStateException();
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static final class Constructed {
        Constructed(Object lock) {
            synchronized (lock) {
                throw new IllegalStateException();
            }
        }
    }

    private static final class Initialised {
        private static final Object LOCK = new Object();
        private static final int VALUE;

        static {
            synchronized (LOCK) {
                VALUE = Integer.parseInt("not a number");
            }
        }

        private Initialised() {}

        static int touch() {
            return VALUE;
        }
    }
}
