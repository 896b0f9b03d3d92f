package io.jlockdep.alerts;

import io.jlockdep.snapshot.ReportedFinding;
import java.net.http.HttpRequest;

/** Somebody to be told. Immutable. */
public interface Sink {

    /** Its name in the outbox, in logs and in metrics. */
    String name();

    /** Where it is, for people, without what may be secret. */
    String address();

    /** What to tell it, without any secret: this is kept in the database. */
    String event(AlertAction action, String dedupKey, ReportedFinding reported);

    /** How to tell it. */
    HttpRequest request(String event);

    /** What it answered, without our secrets, which it may repeat. */
    String visible(String answer);
}
