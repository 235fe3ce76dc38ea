package fr.candidatflow.insight.eventlog;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * XES 2.0 (IEEE 1849-2016): a trace for each process instance, in it two events for each step, when it began and when it ended,
 * with the standard extensions Concept, Lifecycle, Time and Organizational. A step that waits has its first event only; one that was interrupted ends
 * with {@code ate_abort}. What no extension knows has a key of ours, all beginning with {@code bpmn}.
 */
class XesLog implements LogWriter {

    private record Event(LoggedStep step, String transition, Instant at, int order) {}

    private static final String[][] EXTENSIONS = {
        {"Concept", "concept"}, {"Lifecycle", "lifecycle"}, {"Time", "time"}, {"Organizational", "org"}
    };

    private final XMLStreamWriter xml;

    XesLog(OutputStream out, LogQuery query) throws IOException {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            begin(query);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void begin(LogQuery query) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("log");
        xml.writeAttribute("xes.version", "2.0");
        xml.writeAttribute("xes.features", "");
        for (String[] extension : EXTENSIONS) {
            xml.writeEmptyElement("extension");
            xml.writeAttribute("name", extension[0]);
            xml.writeAttribute("prefix", extension[1]);
            xml.writeAttribute("uri", "http://www.xes-standard.org/" + extension[1] + ".xesext");
        }
        global("trace", "concept:name");
        global("event", "concept:name", "lifecycle:transition");
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", "Activity");
        xml.writeAttribute("scope", "event");
        xml.writeAttribute("keys", "concept:name");
        attribute("string", "concept:name", query.process());
        attribute("string", "lifecycle:model", "standard");
    }

    /** What every trace, or every event, has. */
    private void global(String scope, String... keys) throws XMLStreamException {
        xml.writeStartElement("global");
        xml.writeAttribute("scope", scope);
        for (String key : keys) {
            attribute("string", key, "UNKNOWN");
        }
        if (scope.equals("event")) {
            attribute("date", "time:timestamp", Instant.EPOCH.toString());
        }
        xml.writeEndElement();
    }

    @Override
    public void write(List<LoggedStep> steps) throws IOException {
        try {
            var first = steps.get(0);
            xml.writeStartElement("trace");
            attribute("string", "concept:name", first.caseKey());
            attribute("string", "bpmn:process", first.process());
            attribute("int", "bpmn:version", String.valueOf(first.version()));
            if (first.training() != null) {
                attribute("string", "bpmn:training", first.training());
                attribute("string", "org:group", first.centre());
            }
            for (Event event : events(steps)) {
                write(event);
            }
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** In the order of time; at the same moment in the order of the history, and an end after its own beginning. */
    private static List<Event> events(List<LoggedStep> steps) {
        var events = new ArrayList<Event>();
        for (LoggedStep step : steps) {
            events.add(new Event(step, "start", step.startedAt(), events.size()));
            if (step.endedAt() != null) {
                events.add(new Event(step, step.cancelled() ? "ate_abort" : "complete", step.endedAt(), events.size()));
            }
        }
        events.sort(Comparator.comparing(Event::at).thenComparing(Event::order));
        return events;
    }

    private void write(Event event) throws XMLStreamException {
        var step = event.step();
        xml.writeStartElement("event");
        attribute("string", "concept:name", step.name());
        attribute("string", "concept:instance", step.instance());
        attribute("string", "lifecycle:transition", event.transition());
        attribute("date", "time:timestamp", event.at().toString());
        if (step.person() != null) {
            attribute("string", "org:resource", step.person());
        }
        attribute("string", "bpmn:activity", step.activity());
        attribute("string", "bpmn:type", step.type());
        xml.writeEndElement();
    }

    private void attribute(String type, String key, String value) throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", value);
    }

    @Override
    public void close() throws IOException {
        try {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
