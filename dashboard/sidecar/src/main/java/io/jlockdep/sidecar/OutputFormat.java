package io.jlockdep.sidecar;

import io.jlockdep.json.FindingsDocument;
import io.jlockdep.json.JsonText;
import io.jlockdep.json.SarifDocument;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The form of what is written to stdout. */
enum OutputFormat {
    /** Lines for people. */
    TEXT(CheckText::print),
    /** One document as {@code findings.schema.json} describes it. */
    JSON((result, out) ->
            out.println(JsonText.indented(FindingsDocument.of(result.runs(), result.findings(), result.leftovers())))),
    /** Static Analysis Results Interchange Format 2.1.0, which code hosts show beside the lines of a change. */
    SARIF((result, out) ->
            out.println(JsonText.indented(SarifDocument.of(result.findings(), Version.current(), result.complete())))),
    /** The report of a test run, which CI servers show: a test case for each finding. */
    JUNIT(JUnitReport::print);

    private final BiConsumer<CheckResult, PrintWriter> printer;

    OutputFormat(BiConsumer<CheckResult, PrintWriter> printer) {
        this.printer = printer;
    }

    void print(CheckResult result, PrintWriter out) {
        printer.accept(result, out);
        out.flush();
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
