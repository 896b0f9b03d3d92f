package io.jlockdep.runtime;

import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

class EventsTest {

    /** Of which the host need not know: it would have happened to it a frame later. */
    @Test
    void shouldLetNothingOutOfWhatJfrCalls() {
        Runnable writing = Events.guarded(() -> {
            throw new StackOverflowError();
        });

        assertThatNoException().isThrownBy(writing::run);
    }
}
