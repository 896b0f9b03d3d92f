/** Alerts, sent to a real address on this machine. */
package io.jlockdep.alerts;
