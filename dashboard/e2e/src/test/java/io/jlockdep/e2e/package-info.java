/**
 * The whole of jlockdep on real programs: a monitored JVM, the sidecar as another process, Prometheus and a browser.
 *
 * <p>Nothing here links against the halves: tests start their jars and speak to them as users do, by command line, HTTP
 * and recording file. Every process a test starts it also stops, and every port is one that the system gave out.
 */
package io.jlockdep.e2e;
