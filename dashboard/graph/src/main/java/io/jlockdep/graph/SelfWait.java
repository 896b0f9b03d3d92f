package io.jlockdep.graph;

/** Tells whether a thread that asks again for an instance that it holds waits for itself. Stateless. */
final class SelfWait {

    private SelfWait() {}

    /**
     * Index of the hold that the acquisition waits for, -1 if it is granted or cannot wait. A lock held shared never
     * grants the exclusive mode to its own reader, unless that one holds it exclusively too; a {@code StampedLock}
     * grants nothing to its own writer either, and a second read only while no writer queues. A map may be asked for the
     * bin that it has locked.
     */
    static int find(Acquisition acquisition) {
        if (!acquisition.request().canWait() || acquisition.instance() == 0) {
            return -1;
        }
        boolean stamped =
                acquisition.lockClass().isStamped() || acquisition.lockClass().isBin();
        int waitsFor = -1;
        for (int i = 0; i < acquisition.held().size(); i++) {
            Hold hold = acquisition.held().get(i);
            if (hold.instance() == acquisition.instance()) {
                boolean writer = hold.mode() == Mode.EXCLUSIVE;
                if (writer && !stamped) {
                    return -1;
                }
                boolean waits = stamped || acquisition.mode() == Mode.EXCLUSIVE;
                waitsFor = waits && (waitsFor < 0 || writer) ? i : waitsFor;
            }
        }
        return waitsFor;
    }
}
