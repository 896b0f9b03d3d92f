package io.jlockdep.web;

import io.jlockdep.json.StatusDocument;
import io.jlockdep.snapshot.WatchSnapshot;
import java.util.function.Consumer;

/** What is round every page: head, status bar and foot. Immutable. */
record PageFrame(String version, WatchSnapshot snapshot, String title) {

    /** The document with this in its middle. */
    String around(Consumer<Html> content) {
        Html html = new Html();
        html.open("html", "lang", "en");
        head(html);
        html.open("body", "data-revision", StatusDocument.revision(snapshot));
        new StatusBar(snapshot).render(html);
        html.open("main", "id", "live");
        new Notices(snapshot).render(html);
        content.accept(html);
        html.close();
        foot(html);
        html.close();
        return html.close().toString();
    }

    private void head(Html html) {
        html.open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .empty("meta", "name", "color-scheme", "content", "light dark")
                .element("title", title)
                .empty("link", "rel", "icon", "type", "image/svg+xml", "href", "/assets/icon.svg")
                .empty("link", "rel", "stylesheet", "href", "/assets/jlockdep.css")
                .element("script", "", "src", "/assets/jlockdep.js", "defer", "")
                .close();
    }

    private void foot(Html html) {
        html.open("footer")
                .element("span", "jlockdep " + version)
                .element("a", "Text reports", "href", "/api/report")
                .element("a", "Findings as JSON", "href", "/api/findings")
                .element("a", "Metrics", "href", "/metrics")
                .close();
    }
}
