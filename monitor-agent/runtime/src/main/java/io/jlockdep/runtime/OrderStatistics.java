package io.jlockdep.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** {@code jlockdep.OrderStatistics}; its fields are described in {@code EVENTS.md}. */
@Name("jlockdep.OrderStatistics")
@Label("Lock Order Statistics")
@Description("How often a known chain of locks was taken, and how long its locks were held before the last")
@Category("jlockdep")
@Period("10 s")
@StackTrace(false)
final class OrderStatistics extends Event {

    long chain;
    long occurrences;

    @Timespan(Timespan.MILLISECONDS)
    long periodMillis;

    long samples;
    String windows;
    int schema = Events.SCHEMA;
}
