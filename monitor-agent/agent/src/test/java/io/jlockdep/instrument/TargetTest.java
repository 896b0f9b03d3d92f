package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each target says on its own lines what is to be woven and what the probe is to be told. */
class TargetTest {

    static Stream<Arguments> targets() {
        return TargetCompiler.present().stream()
                .flatMap(compiler -> compiler.targets().stream().map(target -> Arguments.of(target, compiler)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("targets")
    void shouldHookWhatTheTargetStates(Target target, TargetCompiler compiler) {
        TargetRun run = TargetRun.of(target, compiler);

        assertThat(run.result()).isEqualTo(run.plainResult());
        assertThat(run.skippedMethods()).isZero();
        if (!target.statedCalls().isEmpty()) {
            assertThat(run.calls()).isEqualTo(target.statedCalls());
        }
        if (compiler.keepsLines()) {
            assertThat(run.places()).isEqualTo(target.statedPlaces());
        } else {
            assertThat(run.places().isEmpty()).isEqualTo(target.statedPlaces().isEmpty());
            assertThat(run.places()).allMatch(place -> place.startsWith("-1: "));
        }
    }
}
