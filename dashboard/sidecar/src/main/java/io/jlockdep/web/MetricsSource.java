package io.jlockdep.web;

/** Gives the metrics that {@code /metrics} answers with. Thread-safe. */
@FunctionalInterface
public interface MetricsSource {

    /** The present metrics in the format that an {@code Accept} header asks for; null asks for none in particular. */
    Answer forScraper(String accept);

    /**
     * Metrics in some format. Owned by whoever asked for it.
     *
     * @param contentType the format
     * @param body the metrics in it
     */
    record Answer(String contentType, byte[] body) {}
}
