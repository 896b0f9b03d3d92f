package io.jlockdep.cases;

import io.jlockdep.cases.Operation.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which operation of a thread releases what which acquired, and which ones wait for the thread itself. Immutable once made.
 */
final class Holds {

    private static final int NONE = -1;

    private final Variant variant;
    private final List<Operation> operations;
    private final int[] partners;
    private final boolean[] waitsForItself;

    /** @param releasesAll whether what is held at the end is released there, the latest first */
    Holds(Variant variant, List<Operation> given, boolean releasesAll) {
        this.variant = variant;
        this.operations = new ArrayList<>(given);
        this.partners = new int[given.size() * 2];
        this.waitsForItself = new boolean[given.size() * 2];
        Arrays.fill(partners, NONE);
        List<Integer> held = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            note(i, held);
        }
        while (releasesAll && !held.isEmpty()) {
            operations.add(new Operation(
                    Action.RELEASE, operations.get(held.get(held.size() - 1)).lock()));
            note(operations.size() - 1, held);
        }
    }

    /** All operations, the releases at the end among them. */
    List<Operation> operations() {
        return operations;
    }

    /** The operation that acquired what this one releases or converts. */
    int acquisitionOf(int index) {
        return partners[index];
    }

    /** Whether the thread holds the lock already in a way that never grants it this. */
    boolean waitsForItself(int index) {
        return waitsForItself[index];
    }

    /** The release of an acquisition if all that is acquired in between is released in between, else -1. */
    int endOfBlock(int acquisition) {
        int release = partners[acquisition];
        for (int i = acquisition + 1; i < release; i++) {
            boolean outside = partners[i] != NONE && (partners[i] < acquisition || partners[i] > release);
            boolean kept = operations.get(i).action().acquires() && partners[i] == NONE && !waitsForItself[i];
            if (outside || kept) {
                return NONE;
            }
        }
        return release;
    }

    /** The locks held, but for one, when the thread comes to an operation. */
    List<String> keptAt(int index, String given) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < index; i++) {
            Operation operation = operations.get(i);
            boolean held = operation.action().acquires() && !waitsForItself[i] && partners[i] > index;
            if (held && !operation.lock().equals(given)) {
                kept.add(operation.lock());
            }
        }
        return kept;
    }

    private void note(int index, List<Integer> held) {
        Operation operation = operations.get(index);
        if (operation.action().releases()) {
            Integer released = acquired(operation, held);
            partners[index] = released;
            partners[released] = index;
            held.remove(released);
        } else if (operation.action() == Action.CONVERT) {
            partners[index] = acquired(operation, held);
        } else if (operation.action().acquires()) {
            waitsForItself[index] = operation.action().blocks() && isNeverGranted(operation, held);
            if (!waitsForItself[index]) {
                held.add(index);
            }
        }
    }

    private Integer acquired(Operation release, List<Integer> held) {
        for (int i = held.size() - 1; i >= 0; i--) {
            Operation acquired = operations.get(held.get(i));
            boolean mode = release.action() != Action.RELEASE_EXCLUSIVE
                    || !acquired.action().isShared();
            if (acquired.lock().equals(release.lock()) && mode) {
                return held.get(i);
            }
        }
        throw new IllegalArgumentException(release + " of what is not held");
    }

    private boolean isNeverGranted(Operation wanted, List<Integer> held) {
        boolean reader = false;
        boolean writer = false;
        for (int index : held) {
            Operation acquired = operations.get(index);
            if (acquired.lock().equals(wanted.lock())) {
                reader |= acquired.action().isShared();
                writer |= !acquired.action().isShared();
            }
        }
        if (variant.kindOf(wanted).isReentrant()) {
            return reader && !writer && !wanted.action().isShared();
        }
        return writer || reader && !wanted.action().isShared();
    }
}
