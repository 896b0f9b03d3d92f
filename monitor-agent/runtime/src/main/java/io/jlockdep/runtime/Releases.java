package io.jlockdep.runtime;

/** Who was seen to give permits of a semaphore back; what comes later outweighs what comes before. */
enum Releases {
    NONE_SEEN(""),
    /** The threads that had acquired them, and no others: it is used like a lock. */
    BY_HOLDER("holder"),
    /** Also a thread that had not: it is used as a signal, and holding a permit says nothing. */
    BY_ANYONE("anyone");

    /** As it stands in events. */
    final String text;

    Releases(String text) {
        this.text = text;
    }
}
