package io.jlockdep.bugs.program;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** {@code Collections.synchronizedMap(a).putAll(b)} locks its own mutex and then that of {@code b}. */
public final class MergedMaps {

    private MergedMaps() {}

    public static void main(String[] args) throws InterruptedException {
        Map<String, String> defaults = Collections.synchronizedMap(new HashMap<>(Map.of("colour", "blue")));
        Map<String, String> settings = Collections.synchronizedMap(new HashMap<>(Map.of("size", "9")));

        TwoThreads.inTurn(() -> defaults.putAll(settings), () -> settings.putAll(defaults));
        System.out.println("merged");
    }
}
