package io.jlockdep.metrics;

import io.jlockdep.graph.EdgeEvidence;
import io.jlockdep.graph.Finding;
import io.jlockdep.graph.Frame;
import io.jlockdep.words.Headline;
import io.jlockdep.words.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/** What a label may say of a finding: visible characters, and not too many of them. Stateless. */
final class FindingText {

    /** Characters of a name or a place that are kept. */
    static final int MAX_NAME = 160;

    /** Sides of a cycle that are told. */
    static final int MAX_SIDES = 4;

    private static final int MAX_LOCKS = 400;

    private FindingText() {}

    static String locks(Finding finding) {
        return cut(Headline.locks(finding), MAX_LOCKS);
    }

    /** The heads of both stacks of each side: {@code shop.Cart.pay(Cart.java:12) then shop.Stock.take(Stock.java:7)}. */
    static String sides(Finding finding) {
        String told =
                finding.edges().stream().limit(MAX_SIDES).map(FindingText::side).collect(Collectors.joining("; "));
        return finding.edges().size() <= MAX_SIDES ? told : told + "; ...";
    }

    private static String side(EdgeEvidence edge) {
        return head(edge.heldStack()) + " then " + head(edge.acquireStack());
    }

    private static String head(List<Frame> stack) {
        return stack.isEmpty() ? "?" : cut(VisibleText.of(stack.get(0).toString()), MAX_NAME);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }
}
