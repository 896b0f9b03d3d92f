package io.jlockdep.demo;

/**
 * Two monitors, two threads, two orders: the plainest inversion.
 *
 * <p>Expected: one inversion, FEASIBLE, {@code AbBa.a} and {@code AbBa.b}. The two threads take turns, so this run cannot
 * deadlock; the next one might.
 */
public final class AbBa {

    private final Object a = new Object();
    private final Object b = new Object();
    private final Turns turns = new Turns(2);
    private int visits;

    private AbBa() {}

    public static void main(String[] args) throws InterruptedException {
        AbBa locks = new AbBa();
        Thread first = new Thread(() -> locks.turns.take(0, locks::aThenB), "a-then-b");
        Thread second = new Thread(() -> locks.turns.take(1, locks::bThenA), "b-then-a");
        first.start();
        second.start();
        first.join();
        second.join();
        System.out.println("AbBa: " + locks.visits + " visits");
    }

    private void aThenB() {
        synchronized (a) {
            synchronized (b) {
                visits++;
            }
        }
    }

    private void bThenA() {
        synchronized (b) {
            synchronized (a) {
                visits++;
            }
        }
    }
}
