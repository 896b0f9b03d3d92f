package io.jlockdep.sidecar;

import io.jlockdep.graph.TextReport;
import io.jlockdep.snapshot.ReportedFinding;
import io.jlockdep.words.Headline;
import io.jlockdep.words.VisibleText;
import java.io.PrintWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The findings as a test run: one that fails the check is a failed test case, one that is accepted a skipped one, a milder one
 * a passed one. Owned by one thread.
 */
final class JUnitReport {

    private static final String SUITE = "jlockdep";

    private final CheckResult result;
    private final XMLStreamWriter xml;

    private JUnitReport(CheckResult result, XMLStreamWriter xml) {
        this.result = result;
        this.xml = xml;
    }

    static void print(CheckResult result, PrintWriter out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            new JUnitReport(result, xml).write();
            xml.flush();
            out.println();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("what is written is well-formed", e);
        }
    }

    private void write() throws XMLStreamException {
        long failures = result.failing().size();
        long skipped = result.findings().stream()
                .filter(reported -> reported.acceptance().isPresent())
                .count();
        xml.writeStartDocument("1.0");
        xml.writeStartElement("testsuite");
        attribute("name", SUITE);
        attribute("tests", Integer.toString(Math.max(1, result.findings().size())));
        attribute("failures", Long.toString(failures));
        attribute("errors", "0");
        attribute("skipped", Long.toString(skipped));
        if (result.findings().isEmpty()) {
            testCase("findings", "none");
            xml.writeEndElement();
        }
        for (ReportedFinding reported : result.findings()) {
            write(reported);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(ReportedFinding reported) throws XMLStreamException {
        testCase(
                reported.finding().kind().label(),
                Headline.locks(reported.finding()) + " [" + reported.finding().id() + "]");
        if (reported.acceptance().isPresent()) {
            xml.writeEmptyElement("skipped");
            attribute("message", "accepted: " + reported.acceptance().get().reason());
        } else if (result.fails(reported)) {
            xml.writeStartElement("failure");
            attribute("type", reported.finding().verdict().name());
            attribute("message", Headline.of(reported.finding()));
            xml.writeCharacters(TextReport.of(reported.subject(), reported.finding()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void testCase(String kind, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", SUITE + "." + kind);
        attribute("name", name);
    }

    /** Characters that XML 1.0 cannot hold are shown as escapes. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, VisibleText.of(value));
    }
}
