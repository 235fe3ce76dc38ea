package fr.candidatflow.catalogue;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A training of the campaign. Its code never changes, what it offers and asks for does. */
@Entity
@Table(name = "training")
class Training {

    /** All that an import or a manager may say about a training. */
    record Content(
            String campaignCode,
            String centreCode,
            String commissionCode,
            String domain,
            String title,
            String url,
            Integer capacity,
            ApplicationMode mode,
            TrainingDates dates,
            ReminderDays reminders,
            List<RequiredDocument> documents) {}

    @Id
    private UUID id;

    @Version
    private long version;

    private String code;
    private String establishment;
    private String campaignCode;
    private String centreCode;
    private String commissionCode;
    private String domain;
    private String title;
    private String url;
    private Integer capacity;

    @Enumerated(EnumType.STRING)
    private ApplicationMode mode;

    private boolean inService;

    @Embedded
    private TrainingDates dates;

    @Embedded
    private ReminderDays reminders;

    @ElementCollection
    @CollectionTable(name = "required_document", joinColumns = @JoinColumn(name = "training_id"))
    @OrderBy("position")
    private List<TrainingDocument> documents = new ArrayList<>();

    protected Training() {}

    /** Opens a new training, in service. */
    Training(String code, String establishment, Content content) {
        this.id = UUID.randomUUID();
        this.code = code;
        this.establishment = establishment;
        this.inService = true;
        update(content);
    }

    /** Returns whether anything differs from what was there; refuses dates out of order. */
    boolean update(Content content) {
        content.dates().refuseDisorder();
        if (content.equals(content())) {
            return false;
        }
        campaignCode = content.campaignCode();
        centreCode = content.centreCode();
        commissionCode = content.commissionCode();
        domain = content.domain();
        title = content.title();
        url = content.url();
        capacity = content.capacity();
        mode = content.mode();
        dates = content.dates();
        reminders = content.reminders();
        if (!content.documents().equals(requiredDocuments())) {
            documents.clear();
            for (var document : content.documents()) {
                documents.add(TrainingDocument.of(documents.size() + 1, document));
            }
        }
        return true;
    }

    void takeOutOfService() {
        inService = false;
    }

    String code() {
        return code;
    }

    String establishment() {
        return establishment;
    }

    List<RequiredDocument> requiredDocuments() {
        return documents.stream().map(TrainingDocument::toRequiredDocument).toList();
    }

    TrainingSummary toSummary() {
        return new TrainingSummary(
                new TrainingId(id),
                code,
                title,
                domain,
                centreCode,
                commissionCode,
                mode,
                capacity,
                inService,
                url,
                dates,
                reminders);
    }

    private Content content() {
        return new Content(
                campaignCode,
                centreCode,
                commissionCode,
                domain,
                title,
                url,
                capacity,
                mode,
                dates,
                reminders,
                requiredDocuments());
    }
}
