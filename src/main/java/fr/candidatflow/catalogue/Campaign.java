package fr.candidatflow.catalogue;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** One year of admissions; at most one is active. */
@Entity
@Table(name = "campaign")
class Campaign {

    @Id
    private String code;

    @Version
    private long version;

    @Embedded
    @AttributeOverride(name = "fr", column = @Column(name = "label_fr"))
    @AttributeOverride(name = "en", column = @Column(name = "label_en"))
    private LocalizedText label;

    private LocalDate startsOn;
    private LocalDate endsOn;
    private boolean active;

    /** Null while it is prepared or open. */
    private LocalDate closedOn;

    /** Null for the usual number. */
    private Integer retentionDays;

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
        closedOn = null;
    }

    void close(LocalDate today) {
        active = false;
        closedOn = today;
    }

    long version() {
        return version;
    }

    LocalizedText label() {
        return label;
    }

    LocalDate startsOn() {
        return startsOn;
    }

    LocalDate endsOn() {
        return endsOn;
    }

    boolean active() {
        return active;
    }

    boolean closed() {
        return closedOn != null;
    }

    /** @param days null for the usual number */
    void retain(Integer days) {
        retentionDays = days;
    }

    int retentionDays(int usual) {
        return retentionDays == null ? usual : retentionDays;
    }
}
