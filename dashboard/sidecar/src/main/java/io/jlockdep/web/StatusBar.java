package io.jlockdep.web;

import io.jlockdep.graph.Subject;
import io.jlockdep.snapshot.StreamHealth;
import io.jlockdep.snapshot.WatchSnapshot;

/** Who is watched, and how well its events arrive. The script keeps the numbers fresh by their {@code data-live} names. */
record StatusBar(WatchSnapshot snapshot) {

    void render(Html html) {
        html.open("header", "class", "bar");
        html.open("a", "class", "brand", "href", "/")
                .empty("img", "src", "/assets/icon.svg", "alt", "", "width", "28", "height", "28")
                .element("span", "jlockdep")
                .close();
        subject(html);
        stream(html);
        html.close();
    }

    private void subject(Html html) {
        Subject subject = snapshot.subject();
        html.open("div", "class", "subject").element("strong", subject.program());
        if (!subject.version().isEmpty()) {
            html.element("span", "version " + subject.version());
        }
        html.element(
                "span",
                subject.pid() > 0 ? "pid " + subject.pid() : snapshot.stream().source());
        if (!subject.javaVersion().isEmpty()) {
            html.element("span", "Java " + subject.javaVersion());
        }
        html.close();
    }

    private void stream(Html html) {
        StreamHealth stream = snapshot.stream();
        html.open("div", "class", "stream", "data-state", stream.state().label(), "id", "stream");
        html.element("span", stream.state().label(), "class", "state", "data-live", "state");
        html.element("span", "", "data-live", "lag");
        count(html, stream.events(), "events", "events");
        count(html, snapshot.graph().edges(), "orders", "orders");
        count(html, snapshot.graph().lockClasses(), "lock classes", "lockClasses");
        html.close();
    }

    private static void count(Html html, long number, String unit, String name) {
        html.open("span")
                .element("b", Quantities.count(number), "data-live", name)
                .text(" " + unit)
                .close();
    }
}
