package io.jlockdep.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.graph.Frame;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackViewTest {

    @Test
    void shouldMarkEachFrameOnceThoughItRecurs() {
        Frame again = new Frame("shop.Tree", "walk", "Tree.java", 5);
        StackView view = new StackView("s", List.of(again, again, again), List.of(mark(again)));

        assertThat(html(view).split("class=\"mark holds\"", -1)).hasSize(2);
    }

    @Test
    void shouldShowTheMarkedFrameThoughItIsFarDown() {
        List<Frame> frames = deep(60);
        StackView view = new StackView("s", frames, List.of(mark(frames.get(40))));

        String shown = html(view).split("<details", 2)[0];

        assertThat(shown).contains("shop.C40.m".substring(5), "mark holds").doesNotContain("C43.m");
        assertThat(html(view)).contains("18 more frames", "C59.m");
    }

    @Test
    void shouldHideNothingWhenLittleIsLeft() {
        assertThat(html(new StackView("s", deep(16), List.of())))
                .doesNotContain("<details")
                .contains("C15.m");
    }

    @Test
    void shouldSayThatNoStackWasRecorded() {
        assertThat(html(new StackView("s", List.of(), List.of()))).contains("No stack was recorded");
    }

    private static List<Frame> deep(int depth) {
        return IntStream.range(0, depth)
                .mapToObj(i -> new Frame("shop.C" + i, "m", "C.java", i))
                .toList();
    }

    private static StackView.Mark mark(Frame frame) {
        return new StackView.Mark(frame, "holds", "took", 0, "shop.A");
    }

    private static String html(StackView view) {
        Html html = new Html();
        view.render(html);
        return html.toString();
    }
}
