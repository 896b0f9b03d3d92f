package io.jlockdep.host.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Repeats what it reads, after nesting two locks as {@link Nested} does. */
public final class Input {

    private Input() {}

    public static void main(String[] args) throws IOException {
        System.out.println("nested " + Nested.nest() + " times");
        System.out.println(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    }
}
