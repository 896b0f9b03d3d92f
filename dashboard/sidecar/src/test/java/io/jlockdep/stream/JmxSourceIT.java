package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.events.RunningProgram;
import io.jlockdep.snapshot.StreamHealth.State;
import io.jlockdep.testing.Awaited;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** A JMX connection to real JVMs that go and come back; the full one, with TLS and a password, is among the end-to-end tests. */
class JmxSourceIT {

    @Test
    void shouldWaitForAJvmAndFollowTheNextOne() throws Exception {
        int port = freePort();
        try (JmxSource source = new JmxSource(new JmxAddress("127.0.0.1:" + port, "", "", false), "shop")) {
            source.start();
            assertThat(state(source)).isEqualTo(State.WAITING);

            try (RunningProgram program = listening(port)) {
                Awaited.value(() -> state(source), State.LIVE::equals);
                program.kill();
                Awaited.value(() -> state(source), State.ENDED::equals);
            }
            try (RunningProgram next = listening(port)) {
                Awaited.value(() -> state(source), State.LIVE::equals);
                assertThat(next.isAlive()).isTrue();
            }
        }
    }

    private static State state(JmxSource source) {
        return source.runs().get(0).stream().state();
    }

    private static RunningProgram listening(int port) throws IOException {
        String prefix = "-Dcom.sun.management.jmxremote.";
        return RunningProgram.silent(
                prefix + "port=" + port,
                prefix + "rmi.port=" + port,
                prefix + "host=127.0.0.1",
                prefix + "authenticate=false",
                prefix + "ssl=false",
                "-Djava.rmi.server.hostname=127.0.0.1");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
