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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A training of one campaign. Its code never changes, what it offers and asks for does. */
@Entity
@Table(name = "training")
class Training {

    /** Stands for the establishment of a training that came with no file: no import speaks of it. */
    static final String BY_HAND = "BY HAND";

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

    /** Whether candidates see it: a prepared or closed campaign's trainings are there for the staff alone. */
    private boolean offered;

    /** What an administrator has changed, names of {@link TrainingField}. */
    private List<String> editedFields = new ArrayList<>();

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
    Training(String code, String establishment, TrainingContent content) {
        this.id = UUID.randomUUID();
        this.code = code;
        this.establishment = establishment;
        this.inService = true;
        this.offered = true;
        update(content);
    }

    /** Returns whether anything differs from what was there; refuses dates out of order. */
    boolean update(TrainingContent content) {
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

    /** An administrator's change: what differs is marked as edited. Returns what has changed. */
    List<FieldChange> edit(TrainingContent content) {
        var before = content();
        var changed = Arrays.stream(TrainingField.values())
                .filter(field -> field.differs(before, content))
                .toList();
        if (update(content)) {
            var edited = new LinkedHashSet<>(editedFields);
            changed.forEach(field -> edited.add(field.name()));
            editedFields = new ArrayList<>(edited);
        }
        return TrainingField.changes(before, content);
    }

    /** The values of an import were chosen over those edited by hand. */
    void forgetEdits(Set<TrainingField> fields) {
        editedFields = new ArrayList<>(editedFields.stream()
                .filter(name -> !fields.contains(TrainingField.valueOf(name)))
                .toList());
    }

    Set<TrainingField> editedFields() {
        return editedFields.stream().map(TrainingField::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    void takeOutOfService() {
        inService = false;
    }

    void putIntoService() {
        inService = true;
    }

    /** For a campaign that is not open. */
    void hide() {
        offered = false;
    }

    TrainingId id() {
        return new TrainingId(id);
    }

    long version() {
        return version;
    }

    boolean inService() {
        return inService;
    }

    boolean offered() {
        return offered;
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
                inService && offered,
                url,
                dates,
                reminders);
    }

    TrainingContent content() {
        return new TrainingContent(
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
