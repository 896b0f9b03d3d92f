package io.jlockdep.cases.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;

/**
 * Runs programs, one after the other, and says how many.
 *
 * <p>Arguments: the {@link ThreadKind}, and a file that names the classes of the programs, one on a line.
 */
public final class RunCases {

    private RunCases() {}

    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        ThreadFactory threads = ThreadKind.valueOf(args[0]).factory();
        int ran = 0;
        for (String name : Files.readAllLines(Path.of(args[1]))) {
            LockProgram program =
                    (LockProgram) Class.forName(name).getDeclaredConstructor().newInstance();
            try {
                new ProgramRun(program, threads).toItsEnd();
            } catch (RuntimeException e) {
                throw new IllegalStateException(name, e);
            }
            ran++;
        }
        System.out.println(ran + " programs ran");
    }
}
