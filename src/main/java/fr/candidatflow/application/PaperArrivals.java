package fr.candidatflow.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What lay in the envelopes, as the centres registered it. */
@Component
public class PaperArrivals {

    private final JdbcClient jdbc;
    private final Clock clock;

    PaperArrivals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param documentCodes of what lay in it
     * @param lateReason why a postmark after the deadline counts, null when it was in time
     */
    public record Envelope(
            LocalDate postmarkedOn, LocalDate receivedOn, List<String> documentCodes, String lateReason) {}

    /** Before the envelope is registered in the same transaction: its next round begins with it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ApplicationSummary application, Envelope envelope, String staffId) {
        jdbc.sql("""
                        insert into paper_arrival (application_id, round, postmarked_on, received_on, documents,
                            late_reason, registered_by, registered_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        application.id().value(),
                        application.submissionRound() + 1,
                        envelope.postmarkedOn(),
                        envelope.receivedOn(),
                        String.join(" ", envelope.documentCodes()),
                        envelope.lateReason(),
                        staffId,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * An envelope as it was registered on the desk's page.
     *
     * @param documents codes of what lay in it
     * @param lateReason null when it was posted in time
     */
    public record Arrival(
            int round, LocalDate postmarkedOn, LocalDate receivedOn, List<String> documents, String lateReason) {}

    /** The first one first. */
    @Transactional(readOnly = true)
    public List<Arrival> of(ApplicationId application) {
        return jdbc.sql("""
                        select round, postmarked_on, received_on, documents, late_reason from paper_arrival
                        where application_id = ? order by round""")
                .param(application.value())
                .query((row, number) -> new Arrival(
                        row.getInt("round"),
                        row.getObject("postmarked_on", LocalDate.class),
                        row.getObject("received_on", LocalDate.class),
                        codes(row.getString("documents")),
                        row.getString("late_reason")))
                .list();
    }

    /** The codes of the documents that lay in the envelope of this round; empty when that was not noted. */
    @Transactional(readOnly = true)
    public Optional<List<String>> documents(ApplicationId application, int round) {
        return jdbc.sql("select documents from paper_arrival where application_id = ? and round = ?")
                .params(application.value(), round)
                .query(String.class)
                .optional()
                .map(PaperArrivals::codes);
    }

    private static List<String> codes(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }

    /** The last day on which an envelope of this application may be posted. */
    public LocalDate lastDay(ApplicationSummary application) {
        var deadline = application.status() == ApplicationStatus.INCOMPLETE
                ? application.returnDeadline()
                : application.submissionDeadline();
        return LocalDate.ofInstant(deadline, clock.getZone());
    }
}
