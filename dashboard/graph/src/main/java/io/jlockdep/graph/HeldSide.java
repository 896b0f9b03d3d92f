package io.jlockdep.graph;

import java.util.List;
import java.util.stream.Stream;

/**
 * Reconstructs the stack that took a held lock from the stack that acquires the next one: both are of the same thread,
 * so below the method that took the held lock they are the same. Stateless.
 */
final class HeldSide {

    private HeldSide() {}

    /**
     * The stack on which the hold of that index was taken, innermost first: the frame where it was taken, then the
     * callers that are still on the stack. Just that frame if its method has returned since.
     */
    static List<Frame> of(Acquisition acquisition, int holdIndex) {
        Frame site = acquisition.held().get(holdIndex).site();
        int index = frameOf(acquisition, holdIndex);
        if (index < 0) {
            return List.of(site);
        }
        List<Frame> callers =
                acquisition.stack().subList(index + 1, acquisition.stack().size());
        return Stream.concat(Stream.of(site), callers.stream()).toList();
    }

    /**
     * Holds go inwards, so each is looked for from where the one before it was found. One taken at the very line of the
     * one before it was taken by an inner call of the same method, if there is one.
     */
    private static int frameOf(Acquisition acquisition, int holdIndex) {
        List<Frame> stack = acquisition.stack();
        int outermost = stack.size() - 1;
        int found = -1;
        for (int i = 0; i <= holdIndex; i++) {
            Frame site = acquisition.held().get(i).site();
            boolean again = i > 0 && site.equals(acquisition.held().get(i - 1).site());
            found = find(stack, site, again ? outermost - 1 : outermost);
            if (found < 0 && again) {
                found = find(stack, site, outermost);
            }
            outermost = found < 0 ? outermost : found;
        }
        return found;
    }

    private static int find(List<Frame> stack, Frame site, int outermost) {
        for (int i = outermost; i >= 0; i--) {
            Frame frame = stack.get(i);
            if (frame.methodName().equals(site.methodName())
                    && frame.className().equals(site.className())) {
                return i;
            }
        }
        return -1;
    }
}
