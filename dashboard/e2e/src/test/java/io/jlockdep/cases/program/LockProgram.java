package io.jlockdep.cases.program;

/** A case in Java: its locks, and parts that take them. Made anew for each run. */
public interface LockProgram {

    /** Where each part runs, in the order in which they run. */
    Place[] parts();

    /**
     * Runs one part to its end.
     *
     * @param part from 0
     * @param stage to be told before the part blocks
     */
    void run(int part, Stage stage) throws Exception;
}
