package io.jlockdep.cases.program;

/** What is done within a {@code synchronized} method. */
@FunctionalInterface
public interface Body {

    void run() throws Exception;
}
