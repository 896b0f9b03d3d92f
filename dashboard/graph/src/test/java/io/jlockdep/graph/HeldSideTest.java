package io.jlockdep.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames are written {@code method:line}, stacks innermost first. */
class HeldSideTest {

    @Test
    void shouldShowTheSiteAndTheCallersOfItsMethod() {
        Acquisition acquisition = acquisition("reserve:41 ship:12 run:3", "ship:10");
        assertThat(shown(acquisition, 0)).isEqualTo("ship:10 run:3");
    }

    @Test
    void shouldShowTheSameMethodWhenItTookBothLocks() {
        Acquisition acquisition = acquisition("transfer:7 run:3", "transfer:6");
        assertThat(shown(acquisition, 0)).isEqualTo("transfer:6 run:3");
    }

    @Test
    void shouldShowOnlyTheSiteWhenItsMethodHasReturned() {
        Acquisition acquisition = acquisition("reserve:41 run:3", "lockBoth:10");
        assertThat(shown(acquisition, 0)).isEqualTo("lockBoth:10");
    }

    @Test
    void shouldLookInwardsFromTheHoldBefore() {
        Acquisition acquisition = acquisition("leaf:9 visit:5 enter:4 visit:5 run:3", "visit:2 enter:1 visit:2");
        assertThat(shown(acquisition, 0)).isEqualTo("visit:2 run:3");
        assertThat(shown(acquisition, 1)).isEqualTo("enter:1 visit:5 run:3");
        assertThat(shown(acquisition, 2)).isEqualTo("visit:2 enter:4 visit:5 run:3");
    }

    @Test
    void shouldTakeAnInnerCallForEachHoldOfARecursion() {
        Acquisition acquisition = acquisition("visit:2 visit:5 visit:5 run:3", "visit:2 visit:2");
        assertThat(shown(acquisition, 0)).isEqualTo("visit:2 run:3");
        assertThat(shown(acquisition, 1)).isEqualTo("visit:2 visit:5 run:3");
    }

    @Test
    void shouldTakeTheOnlyCallThereIsForHoldsOfALoop() {
        Acquisition acquisition = acquisition("take:9 lockAll:5 run:3", "lockAll:4 lockAll:4");
        assertThat(shown(acquisition, 1)).isEqualTo("lockAll:4 run:3");
    }

    @Test
    void shouldGoOnFromWhereItWasWhenAHoldInBetweenIsNotOnTheStack() {
        Acquisition acquisition = acquisition("reserve:41 ship:12 run:3", "run:2 gone:8 ship:10");
        assertThat(shown(acquisition, 2)).isEqualTo("ship:10 run:3");
    }

    @Test
    void shouldShowTheSiteWhenThereIsNoStack() {
        assertThat(shown(acquisition("", "ship:10"), 0)).isEqualTo("ship:10");
    }

    private static Acquisition acquisition(String stack, String sites) {
        LockClass lock = new LockClass("A", "A", "monitor", "java.lang.Object");
        List<Hold> held = new ArrayList<>();
        for (Frame site : frames(sites)) {
            held.add(new Hold(lock, Mode.EXCLUSIVE, held.size() + 1, site, -1));
        }
        ThreadRef thread = new ThreadRef(1, "main", false);
        Frame site = new Frame("shop.Shop", "last", "Shop.java", 1);
        return new Acquisition(
                1, lock, Mode.EXCLUSIVE, Request.BLOCK, 99, held, thread, site, frames(stack), 1_000_000);
    }

    private static List<Frame> frames(String text) {
        List<Frame> frames = new ArrayList<>();
        for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] parts = word.split(":");
            frames.add(new Frame("shop.Shop", parts[0], "Shop.java", Integer.parseInt(parts[1])));
        }
        return frames;
    }

    private static String shown(Acquisition acquisition, int hold) {
        List<String> words = new ArrayList<>();
        HeldSide.of(acquisition, hold).forEach(frame -> words.add(frame.methodName() + ":" + frame.line()));
        return String.join(" ", words);
    }
}
