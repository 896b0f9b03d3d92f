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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Every row of the table, for every lock type that it applies to, on each JDK and kind of thread. */
class CasesIT {

    /** What is answered wrongly. Each variant of each is checked to be so still: one that has been mended must go. */
    private static final List<KnownGap> KNOWN_GAPS = List.of(
            KnownGap.in(
                    "class initialisation, then lock",
                    Set.of(LockKind.METHOD, LockKind.STATIC_METHOD),
                    "agent: what the initialiser calls in other classes is not looked at, so that it locks is not known"
                            + " when the class is woven"),
            KnownGap.in(
                    "class initialisation, then field",
                    "agent: a field of another class is read without a hook, of which classes have too many"));

    /** Programs that one JVM runs: their lock classes and threads must fit into the agent's tables. */
    private static final int BATCH = 1_200;

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
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> gaps = new TreeMap<>();
        for (int start = 0; start < variants.size(); start += BATCH) {
            List<Variant> batch = variants.subList(start, Math.min(start + BATCH, variants.size()));
            Answers answers = Answers.of(jdk, run(jdk, threads, batch).recording(), batch);
            wrong.addAll(answers.ofNobody());
            for (Variant variant : batch) {
                Optional<KnownGap> gap = gap(variant, jdk);
                gap.ifPresent(known -> gaps.merge(known.reason(), 1, Integer::sum));
                SortedSet<Outcome> found = answers.of(variant);
                if (variant.row().expected().equals(found) == gap.isPresent()) {
                    wrong.add(variant + " " + variant.row().program() + ": expected "
                            + variant.row().expected() + " but was " + found
                            + (gap.isPresent() ? ", no gap any more" : ""));
                }
            }
        }
        COUNTS.add("%s, %s threads: %d cases x lock types, of them known gaps: %s"
                .formatted(jdk, threads, variants.size(), gaps));
        assertThat(wrong).as("on %s with %s threads", jdk, threads).isEmpty();
    }

    private static HostRun run(Jdk jdk, ThreadKind threads, List<Variant> batch) {
        HostRun run = Host.running(RunCases.class.getName(), Host.codeSource(RunCases.class), programs.classes())
                .briefly()
                .on(jdk)
                .withAgent()
                .withArguments(threads.name(), CompiledPrograms.list(batch).toString())
                .run();
        assertThat(run.stdout()).as(run::toString).containsExactly(batch.size() + " programs ran");
        assertThat(run.exitCode()).as(run::toString).isZero();
        return run.assertWatchedCleanly();
    }

    private static Optional<KnownGap> gap(Variant variant, Jdk jdk) {
        return KNOWN_GAPS.stream()
                .filter(gap -> gap.covers().test(variant, jdk))
                .findFirst();
    }
}
