package fr.candidatflow.insight.eventlog;

import java.io.IOException;
import java.util.List;

/** One format of a log. */
interface LogWriter extends AutoCloseable {

    /** @param steps of one process instance, at least one; keys and people already have the names they are to have */
    void write(List<LoggedStep> steps) throws IOException;

    /** Ends the log; what is below stays open. */
    @Override
    void close() throws IOException;
}
