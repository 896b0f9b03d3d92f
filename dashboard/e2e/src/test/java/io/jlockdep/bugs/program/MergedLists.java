package io.jlockdep.bugs.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code Collections.synchronizedList(a).addAll(b)} locks its own mutex and then that of {@code b}. */
public final class MergedLists {

    private MergedLists() {}

    public static void main(String[] args) throws InterruptedException {
        List<String> guests = Collections.synchronizedList(new ArrayList<>(List.of("Ada")));
        List<String> hosts = Collections.synchronizedList(new ArrayList<>(List.of("Grace")));

        TwoThreads.inTurn(() -> guests.addAll(hosts), () -> hosts.addAll(guests));
        System.out.println("merged");
    }
}
