package fr.candidatflow.insight.eventlog;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A line for each step, as the tools import them (RFC 4180, UTF-8, times in UTC): case, activity, start, end and what else is known. */
class CsvLog implements LogWriter {

    private static final String[] HEADINGS = {
        "case",
        "activity",
        "start",
        "end",
        "resource",
        "process",
        "version",
        "activity_id",
        "type",
        "cancelled",
        "training",
        "centre"
    };

    private final CSVPrinter printer;

    CsvLog(OutputStream out) throws IOException {
        printer = new CSVPrinter(
                new OutputStreamWriter(out, StandardCharsets.UTF_8),
                CSVFormat.RFC4180.builder().setHeader(HEADINGS).get());
    }

    @Override
    public void write(List<LoggedStep> steps) throws IOException {
        for (LoggedStep step : steps) {
            printer.printRecord(
                    step.caseKey(),
                    step.name(),
                    step.startedAt(),
                    step.endedAt(),
                    step.person(),
                    step.process(),
                    step.version(),
                    step.activity(),
                    step.type(),
                    step.cancelled(),
                    step.training(),
                    step.centre());
        }
    }

    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
