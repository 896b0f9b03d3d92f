package io.jlockdep.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.cases.program.RunCases;
import io.jlockdep.cases.program.ThreadKind;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Every row of the table, for every lock type that it applies to, on each JDK and kind of thread. */
class CasesIT {

    /** What is answered wrongly. Each entry is checked to be so still: one that has been mended must go. */
    private static final List<KnownGap> KNOWN_GAPS = List.of();

    private static final List<String> COUNTS = new ArrayList<>();
    private static List<Variant> variants;
    private static CompiledPrograms programs;

    @BeforeAll
    static void compile() {
        variants = CaseTable.variants();
        programs = CompiledPrograms.of(variants);
    }

    @AfterAll
    static void count() {
        COUNTS.forEach(System.out::println);
    }

    @OnEachJdk
    void shouldAnswerAsTheTableSays(Jdk jdk) {
        assertAnswers(jdk, ThreadKind.PLATFORM);
    }

    @OnEachJdk(25)
    void shouldAnswerAsTheTableSaysOnVirtualThreads(Jdk jdk) {
        assertAnswers(jdk, ThreadKind.VIRTUAL);
    }

    private static void assertAnswers(Jdk jdk, ThreadKind threads) {
        Answers answers = Answers.of(jdk, run(jdk, threads).recording(), variants);
        List<String> wrong = new ArrayList<>();
        int gaps = 0;
        for (Variant variant : variants) {
            SortedSet<Outcome> found = answers.of(variant);
            boolean right = isAsExpected(variant, found);
            Optional<KnownGap> gap = gap(variant);
            if (right == gap.isPresent()) {
                wrong.add(variant + " " + variant.row().program() + ": expected "
                        + variant.row().expected() + (right ? " is no gap any more" : " but was " + found));
            }
            gaps += gap.isPresent() ? 1 : 0;
        }
        COUNTS.add("%s, %s threads: %d cases x lock types, %d of them known gaps"
                .formatted(jdk, threads, variants.size(), gaps));
        assertThat(wrong).as("on %s with %s threads", jdk, threads).isEmpty();
        assertThat(answers.ofNobody()).isEmpty();
    }

    private static HostRun run(Jdk jdk, ThreadKind threads) {
        HostRun run = Host.running(RunCases.class.getName(), Host.codeSource(RunCases.class), programs.classes())
                .on(jdk)
                .withAgent()
                .withArguments(threads.name(), programs.names().toString())
                .run();
        assertThat(run.stdout()).as(run::toString).containsExactly(variants.size() + " programs ran");
        assertThat(run.exitCode()).as(run::toString).isZero();
        return run.assertWatchedCleanly();
    }

    private static boolean isAsExpected(Variant variant, SortedSet<Outcome> found) {
        SortedSet<Outcome> expected = variant.row().expected();
        return found.size() == expected.size()
                && expected.stream().allMatch(wanted -> found.stream().anyMatch(wanted::covers));
    }

    private static Optional<KnownGap> gap(Variant variant) {
        return KNOWN_GAPS.stream().filter(gap -> gap.variants().test(variant)).findFirst();
    }
}
