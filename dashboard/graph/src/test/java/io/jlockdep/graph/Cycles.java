package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names cycles for comparison. Stateless. */
final class Cycles {

    private Cycles() {}

    /** {@code A>B>C}: the cycle as entered at the smallest name. */
    static String name(List<LockClass> cycle) {
        List<String> names = new ArrayList<>(cycle.stream().map(LockClass::name).toList());
        Collections.rotate(names, -names.indexOf(Collections.min(names)));
        return String.join(">", names);
    }
}
