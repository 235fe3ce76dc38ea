package fr.candidatflow.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.application.Receipt.Item;
import fr.candidatflow.document.DocumentStore;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps a receipt of each submission, in the transaction of the submission. */
@Component
class Receipts {

    private final JdbcTemplate jdbc;
    private final DocumentStore store;
    private final ObjectMapper json;

    Receipts(JdbcTemplate jdbc, DocumentStore store, ObjectMapper json) {
        this.jdbc = jdbc;
        this.store = store;
        this.json = json;
    }

    void keep(ApplicationSummary application, List<DocumentSummary> documents) {
        jdbc.update(
                "insert into application_receipt (application_id, round, submitted_at, documents) values (?, ?, ?, ?)",
                application.id().value(),
                application.submissionRound(),
                application.submittedAt().atOffset(ZoneOffset.UTC),
                write(documents.stream().map(this::item).toList()));
    }

    /** Of the last submission. */
    Optional<Receipt> last(ApplicationId application) {
        return jdbc
                .query(
                        """
                        select round, submitted_at, documents from application_receipt
                        where application_id = ? order by round desc limit 1""",
                        (row, number) -> new Receipt(
                                row.getInt("round"),
                                row.getObject("submitted_at", OffsetDateTime.class)
                                        .toInstant(),
                                read(row.getString("documents"))),
                        application.value())
                .stream()
                .findFirst();
    }

    private Item item(DocumentSummary document) {
        if (document.file() == null) {
            return new Item(document.label(), document.status(), null, null, null);
        }
        var file = store.info(document.file());
        return new Item(document.label(), document.status(), file.name(), file.size(), file.sha256());
    }

    private String write(List<Item> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of texts and numbers can always be written", e);
        }
    }

    private List<Item> read(String items) {
        try {
            return json.readValue(items, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A receipt is not as it was written", e);
        }
    }
}
