package io.jlockdep.bench;

import io.jlockdep.bench.program.Figure;
import io.jlockdep.bench.program.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A program that does {@link Transactions}, whose figure is that of this. Confined to one thread. */
final class TransactionsSide implements ByTurns.Side {

    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    /** @param transactions of one turn */
    TransactionsSide(Jvm jvm, String address, int transactions) throws IOException {
        this.process = jvm.start(Transactions.class, List.of(address, Integer.toString(transactions)));
        this.input = process.outputWriter();
        this.output = process.inputReader();
    }

    @Override
    public double turn() throws IOException {
        input.write("go on\n");
        input.flush();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (Figure.isIn(line)) {
                return Figure.parse(line);
            }
        }
        throw new IOException("the program ended before its work");
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
