/**
 * Shows snapshots to Prometheus: one binder per topic, collectors of Prometheus' own client where a topic has series that come
 * and go, and the scrape in whatever format the scraper asks for. The door is {@link io.jlockdep.metrics.ScrapedMetrics}.
 *
 * <p>Thread-safe. Labels are small closed sets, or bounded in number and length; never a thread or a whole stack. Every name
 * begins with {@code jlockdep}: two meters of one name and different types would fail every scrape.
 */
package io.jlockdep.metrics;
