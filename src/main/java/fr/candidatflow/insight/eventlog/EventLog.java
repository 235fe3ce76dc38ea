package fr.candidatflow.insight.eventlog;

import fr.candidatflow.staff.Audit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Writes the history of one process as an event log, straight into the answer. */
@Service
class EventLog {

    enum Format {
        XES("application/xml"),
        CSV("text/csv; charset=UTF-8");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }

        String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final HistoryReader history;
    private final Audit audit;
    private final TransactionOperations transaction;

    EventLog(HistoryReader history, Audit audit, TransactionOperations transaction) {
        this.history = history;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * @param pseudonyms other names for business keys and people, drawn for this log alone; false for the names that Cockpit shows
     */
    void write(String staff, LogQuery query, Format format, boolean pseudonyms, OutputStream out) throws IOException {
        transaction.executeWithoutResult(status -> audit.record(
                staff,
                "process",
                query.process(),
                "event log exported as " + format,
                pseudonyms ? "with pseudonyms" : "with the keys and user IDs of the history"));
        var names = new Pseudonyms();
        try (LogWriter log = format == Format.XES ? new XesLog(out, query) : new CsvLog(out)) {
            history.read(query, steps -> {
                try {
                    log.write(pseudonyms ? renamed(steps, names) : steps);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<LoggedStep> renamed(List<LoggedStep> steps, Pseudonyms names) {
        return steps.stream()
                .map(step -> new LoggedStep(
                        names.of(step.caseKey()),
                        names.of(step.instance()),
                        step.process(),
                        step.version(),
                        step.activity(),
                        step.name(),
                        step.type(),
                        names.of(step.person()),
                        step.startedAt(),
                        step.endedAt(),
                        step.cancelled(),
                        step.training(),
                        step.centre()))
                .toList();
    }
}
