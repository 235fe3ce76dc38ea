package fr.candidatflow.insight.eventlog;

import fr.candidatflow.staff.Audit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
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
    private final RepositoryService repository;
    private final AuthorizationService authorizations;
    private final Audit audit;
    private final TransactionOperations transaction;

    EventLog(
            HistoryReader history,
            RepositoryService repository,
            AuthorizationService authorizations,
            Audit audit,
            TransactionOperations transaction) {
        this.history = history;
        this.repository = repository;
        this.authorizations = authorizations;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The latest version of each process whose history this person may read, by name. */
    List<ProcessDefinition> processes(String staff, List<String> groups) {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .list()
                .stream()
                .filter(process -> authorizations.isUserAuthorized(
                        staff,
                        groups,
                        ProcessDefinitionPermissions.READ_HISTORY,
                        Resources.PROCESS_DEFINITION,
                        process.getKey()))
                .toList();
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
