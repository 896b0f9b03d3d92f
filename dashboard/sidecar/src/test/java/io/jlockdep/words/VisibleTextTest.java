package io.jlockdep.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void shouldLeaveWhatIsVisible() {
        assertThat(VisibleText.of("shop.Café.größe 锁 <b> 🔒")).isEqualTo("shop.Café.größe 锁 <b> 🔒");
    }

    @Test
    void shouldShowWhatATerminalWouldObey() {
        assertThat(VisibleText.of("a\u001b[31mb\r\n\tc\u0000")).isEqualTo("a\\u001b[31mb\\u000d\\u000a\\u0009c\\u0000");
    }

    @Test
    void shouldShowWhatTurnsTheDirectionOfWriting() {
        assertThat(VisibleText.of("a\u202eb")).isEqualTo("a\\u202eb");
    }

    @Test
    void shouldShowHalfACharacter() {
        assertThat(VisibleText.of("a\ud83d")).isEqualTo("a\\ud83d");
    }
}
