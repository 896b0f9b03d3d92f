/**
 * Shows snapshots to Prometheus: one binder per topic, and the scrape in whatever format the scraper asks for. The door is
 * {@link io.jlockdep.metrics.ScrapedMetrics}.
 *
 * <p>Thread-safe. Tags are small closed sets: never a lock, a thread or a stack.
 */
package io.jlockdep.metrics;
