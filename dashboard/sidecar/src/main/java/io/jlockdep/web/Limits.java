package io.jlockdep.web;

import java.time.Duration;

/**
 * How much of the sidecar its clients may take. Immutable.
 *
 * @param connections open at the same time; those that come later wait until others end
 * @param idle how long a request or its answer may take to pass, and a connection may be silent
 * @param crowded how long it may be silent while there are as many connections as there may be
 */
record Limits(int connections, Duration idle, Duration crowded) {

    static final Limits DEFAULT = new Limits(64, Duration.ofSeconds(30), Duration.ofSeconds(1));

    /** Bytes of a request's line and headers. */
    static final int HEAD = 8_192;

    /** Bytes of a request's body. */
    static final int BODY = 16_384;
}
