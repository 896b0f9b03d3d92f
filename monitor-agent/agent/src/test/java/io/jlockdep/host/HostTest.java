package io.jlockdep.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HostTest {

    @OnEachJdk
    void shouldTellOutputAndExitCodeWhenProgramEnds(Jdk jdk) {
        HostRun run = Host.running(Echo.class)
                .on(jdk)
                .withInput("in")
                .withArguments("a b")
                .run();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.stdout()).containsExactly("JDK " + jdk.feature(), "a b", "in");
        assertThat(run.stderr()).containsExactly("done");
        assertThat(run.assertCompiledCleanly().vmLog()).isRegularFile();
    }

    @Test
    void shouldKillProgramAndShowItsThreadsWhenItHangs() {
        Host hanging = Host.running(Hangs.class).withTimeout(Duration.ofSeconds(15));

        assertThatThrownBy(hanging::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("did not end within PT15S")
                .hasMessageContaining("ready")
                .hasMessageContaining(Hangs.class.getName() + ".main");
    }

    @Test
    void shouldLeaveNoProcessWhenClosed() {
        RunningHost host = Host.running(Hangs.class).start();
        host.awaitLine("ready");
        host.close();

        assertThat(ProcessHandle.of(host.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void shouldFailWhenAwaitedLineNeverComes() {
        try (RunningHost host = Host.running(Echo.class).start()) {
            assertThatThrownBy(() -> host.awaitLine("never written"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("wrote no line containing 'never written'");
        }
    }

    @Test
    void shouldReadEscapedRows() {
        assertThat(Rows.of("a\\tb\t\\\\\nc\\nd\t")).isEqualTo(List.of(List.of("a\tb", "\\"), List.of("c\nd", "")));
        assertThat(Rows.of("")).isEmpty();
    }

    static final class Echo {
        private Echo() {}

        public static void main(String[] args) throws IOException {
            System.out.println("JDK " + Runtime.version().feature());
            System.out.println(String.join("|", args));
            System.out.println(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
            System.err.println("done");
            System.exit(3);
        }
    }

    static final class Hangs {
        private Hangs() {}

        public static void main(String[] args) throws InterruptedException {
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }
}
