/**
 * What wakes somebody: findings told to PagerDuty's Events API v2 or to a webhook, through an outbox in the database. The door
 * is {@link io.jlockdep.alerts.Alerting}.
 *
 * <p>Each sink has a {@link io.jlockdep.alerts.Courier} with a thread and a connection of its own, so that none waits for
 * another; all else here is immutable or owned by that thread.
 */
package io.jlockdep.alerts;
