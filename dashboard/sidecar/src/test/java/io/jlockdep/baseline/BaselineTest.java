package io.jlockdep.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jlockdep.graph.Kind;
import io.jlockdep.graph.Verdict;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.testing.Findings;
import io.jlockdep.testing.Snapshots;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({
        "inversion shop.A -> shop.B -> shop.C, true",
        "inversion shop.B -> shop.C -> shop.A, true",
        "inversion shop.C -> shop.B -> shop.A, false",
        "* shop.A -> shop.B -> shop.C, true",
        "self-deadlock shop.A -> shop.B -> shop.C, false",
        "inversion shop.* -> shop.* -> shop.*, true",
        "inversion shop.* -> shop.*, false",
        "inversion **, true",
        "inversion shop.B -> **, true",
        "inversion ** -> shop.D, false",
        "inversion *.A -> ** -> *.C, true",
        "inversion shop\\.A -> shop\\u002eB -> shop.C, true",
        "inversion shop.\\* -> shop.B -> shop.C, false",
        "inversion shopxA -> shop.B -> shop.C, false"
    })
    void shouldMatchTheCycleWhereverItIsEntered(String head, boolean covered) throws BaselineException {
        ReportedFinding finding = reported(Findings.inversion("x", Verdict.FEASIBLE, "shop.A", "shop.B", "shop.C"));

        assertThat(isAccepted(entry(head, "2026-11-22"), finding)).isEqualTo(covered);
    }

    @Test
    void shouldAcceptUntilTheLastDayAndTellOfWhatHasExpired() throws BaselineException {
        Baseline baseline = entry("inversion **", "2026-11-22");
        List<ReportedFinding> found = List.of(reported(Findings.inversion("x", Verdict.FEASIBLE)));

        assertThat(baseline.apply(found, TODAY).get(0).acceptance()).hasValueSatisfying(accepted -> {
            assertThat(accepted.by()).isEqualTo("warehouse");
            assertThat(accepted.reason()).isEqualTo("they take turns: see Turns");
            assertThat(accepted.until()).isEqualTo("2026-11-22");
        });
        assertThat(baseline.leftovers(found, TODAY)).isEmpty();
        assertThat(baseline.apply(found, TODAY.plusDays(1)).get(0).acceptance()).isEmpty();
        assertThat(baseline.leftovers(found, TODAY.plusDays(1)))
                .singleElement()
                .asString()
                .contains("test:2", "expired after 2026-11-22", "warehouse");
    }

    @Test
    void shouldTellOfEntriesThatCoverNothing() throws BaselineException {
        assertThat(entry("inversion shop.Gone -> **", "2027-01-01").leftovers(List.of(), TODAY))
                .singleElement()
                .asString()
                .contains("test:2", "shop.Gone", "not used");
    }

    @Test
    void shouldNotAcceptAGradeThatIsWorseThanTheOneAccepted() throws BaselineException {
        Baseline baseline = Baseline.parse("test", text("inversion **", "2027-01-01") + "\n  grade: potential\n");

        assertThat(isAccepted(baseline, reported(Findings.inversion("x", Verdict.GUARDED))))
                .isTrue();
        assertThat(isAccepted(baseline, reported(Findings.inversion("x", Verdict.POTENTIAL))))
                .isTrue();
        assertThat(isAccepted(baseline, reported(Findings.inversion("x", Verdict.FEASIBLE))))
                .isFalse();
    }

    @Test
    void shouldAcceptWhatHasStruckOnlyByName() throws BaselineException {
        ReportedFinding struck = reported(Findings.of(Kind.DEADLOCK, Verdict.DEADLOCKED));

        assertThat(isAccepted(entry("* **", "2027-01-01"), struck)).isFalse();
        assertThat(isAccepted(entry("deadlock **", "2027-01-01"), struck)).isTrue();
    }

    @Test
    void shouldCoverExactlyWhatItWasWrittenFor() throws BaselineException {
        String hostile = "shop. A*\\ -> \u001b[31m\n# \u202eB";
        ReportedFinding odd = reported(Findings.inversion("x", Verdict.FEASIBLE, hostile, "shop.B"));
        ReportedFinding plain = reported(Findings.inversion("y", Verdict.POTENTIAL, "shop.C", "shop.D"));
        ReportedFinding other = reported(Findings.inversion("z", Verdict.FEASIBLE, "shop. AA\\", "shop.B"));

        String text = Baseline.entriesFor(List.of(odd, plain), TODAY);
        Baseline baseline = Baseline.parse("test", text);

        assertThat(text.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
        assertThat(isAccepted(baseline, odd)).isTrue();
        assertThat(isAccepted(baseline, plain)).isTrue();
        assertThat(isAccepted(baseline, other)).isFalse();
        assertThat(baseline.leftovers(List.of(odd, plain), TODAY)).isEmpty();
        assertThat(baseline.leftovers(List.of(odd, plain), TODAY.plusDays(91))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2: no reason|\n* **\n owner: me\n until: 2027-01-01",
                "1: no owner|* **\n reason: r\n until: 2027-01-01",
                "1: no until|* **\n reason: r\n owner: me",
                "1: no date|* **\n reason: r\n owner: me\n until: soon",
                "1: no kind|sometimes **\n reason: r\n owner: me\n until: 2027-01-01",
                "1: no grade|* **\n reason: r\n owner: me\n until: 2027-01-01\n grade: bad",
                "1: no key|*\n reason: r\n owner: me\n until: 2027-01-01",
                "1: no key|* a b\n reason: r\n owner: me\n until: 2027-01-01",
                "3: none of|* **\n reason: r\n because: of it",
                "3: twice|* **\n reason: r\n reason: s",
                "1: no entry| reason: r"
            })
    void shouldSayWhereItIsWrongAndWhy(String whereAndText) {
        String[] parts = whereAndText.split("\\|", 2);
        String[] expected = parts[0].split(": ");

        assertThatThrownBy(() -> Baseline.parse("test", parts[1]))
                .isInstanceOf(BaselineException.class)
                .hasMessageStartingWith("test:" + expected[0] + ": ")
                .hasMessageContaining(expected[1]);
    }

    private static Baseline entry(String head, String until) throws BaselineException {
        return Baseline.parse("test", text(head, until));
    }

    private static String text(String head, String until) {
        return "# looked at together\n" + head + "\n    reason: they take turns: see Turns\n\n    # asked on Monday\n"
                + "    owner:  warehouse\n    until:  " + until;
    }

    private static boolean isAccepted(Baseline baseline, ReportedFinding finding) {
        return baseline.apply(List.of(finding), TODAY).get(0).acceptance().isPresent();
    }

    private static ReportedFinding reported(io.jlockdep.graph.Finding finding) {
        return Stream.of(Snapshots.live(List.of(finding)))
                .map(List::of)
                .map(ReportedFinding::across)
                .findFirst()
                .orElseThrow()
                .get(0);
    }
}
