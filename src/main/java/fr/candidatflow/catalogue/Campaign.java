package fr.candidatflow.catalogue;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** One year of admissions; at most one is active. */
@Entity
@Table(name = "campaign")
class Campaign {

    @Id
    private String code;

    @Embedded
    @AttributeOverride(name = "fr", column = @Column(name = "label_fr"))
    @AttributeOverride(name = "en", column = @Column(name = "label_en"))
    private LocalizedText label;

    private LocalDate startsOn;
    private LocalDate endsOn;
    private boolean active;

    protected Campaign() {}

    Campaign(String code, LocalizedText label, LocalDate startsOn, LocalDate endsOn) {
        this.code = code;
        update(label, startsOn, endsOn);
    }

    String code() {
        return code;
    }

    void update(LocalizedText newLabel, LocalDate newStart, LocalDate newEnd) {
        DatesOutOfOrder.refuseUnless("campaign end", newEnd, "campaign start", newStart);
        label = newLabel;
        startsOn = newStart;
        endsOn = newEnd;
    }

    void activate() {
        active = true;
    }

    void close() {
        active = false;
    }
}
