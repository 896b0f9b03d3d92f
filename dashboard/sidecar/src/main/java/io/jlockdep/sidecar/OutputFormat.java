package io.jlockdep.sidecar;

import java.util.Locale;

/** The form of what is written to stdout. */
enum OutputFormat {
    /** Lines for people. */
    TEXT,
    /** One document as {@code findings.schema.json} describes it. */
    JSON;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
