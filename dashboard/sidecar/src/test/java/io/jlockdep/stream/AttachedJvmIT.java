package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jlockdep.events.AgentStandIn;
import io.jlockdep.events.RunningProgram;
import io.jlockdep.testing.Awaited;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding the recordings of running processes, and leaving alone those that would be harmed. */
class AttachedJvmIT {

    @TempDir
    Path directory;

    @Test
    void shouldFindTheRepositoryOfAProgramThatHasAnAgent() throws Exception {
        try (RunningProgram program = RunningProgram.recording(directory)) {
            // No agent is given: were the one in there overlooked, this would fail.
            AttachedJvm jvm = AttachedJvm.attach(program.pid(), Optional.empty());

            assertThat(jvm.repository().getParent()).isEqualTo(directory);
            assertThat(jvm.pid()).isEqualTo(program.pid());
        }
    }

    @Test
    void shouldLoadTheAgentIntoAProgramThatHasNone() throws Exception {
        Optional<Path> agent = Optional.of(AgentStandIn.jar(directory));
        try (RunningProgram program = RunningProgram.silent()) {
            try (RepositorySource stream = RepositorySource.of(AttachedJvm.attach(program.pid(), agent), "")) {
                stream.start();

                Awaited.value(
                        () -> stream.runs().get(0), s -> !s.graph().findings().isEmpty());
            }
        }
    }

    @Test
    void shouldSayWhatToDoWhenThereIsNoAgent() throws Exception {
        try (RunningProgram program = RunningProgram.silent()) {
            assertThatThrownBy(() -> AttachedJvm.attach(program.pid(), Optional.empty()))
                    .isInstanceOf(AttachFailure.class)
                    .hasMessageContainingAll(Long.toString(program.pid()), "-javaagent", "--agent");
            assertThat(program.end()).isEmpty();
        }
    }

    @Test
    void shouldNotTouchAProgramThatForbidsIt() throws Exception {
        try (RunningProgram program = RunningProgram.silent("-XX:+DisableAttachMechanism")) {
            assertThatThrownBy(() -> AttachedJvm.attach(program.pid(), Optional.empty()))
                    .isInstanceOf(AttachFailure.class)
                    .hasMessageContainingAll(
                            Long.toString(program.pid()), "-XX:+DisableAttachMechanism", "--repository");
            // An attempt would have made it print all its threads.
            assertThat(program.end()).isEmpty();
        }
    }

    @Test
    void shouldNotEndAProcessThatIsNoJvm() throws Exception {
        Process sleeping = new ProcessBuilder("sleep", "600").start();
        try {
            assertThatThrownBy(() -> AttachedJvm.attach(sleeping.pid(), Optional.empty()))
                    .isInstanceOf(AttachFailure.class)
                    .hasMessageContaining(Long.toString(sleeping.pid()));
            assertThat(sleeping.isAlive()).isTrue();
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @Test
    void shouldNotAttachToItself() {
        long self = ProcessHandle.current().pid();

        assertThatThrownBy(() -> AttachedJvm.attach(self, Optional.empty()))
                .isInstanceOf(AttachFailure.class)
                .hasMessageContaining(Long.toString(self));
    }
}
