package fr.candidatflow.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

@Entity
@Table(name = "commission")
class CommissionEntity {

    @Id
    private String code;

    @Version
    private long version;

    /** By an administrator: an import asks before it writes over it. */
    private boolean edited;

    private String centreCode;
    private String label;

    protected CommissionEntity() {}

    CommissionEntity(Commission commission) {
        this.code = commission.code();
        this.centreCode = commission.centreCode();
        rename(commission.label());
    }

    void rename(String newLabel) {
        label = newLabel;
    }

    Commission toCommission() {
        return new Commission(code, centreCode, label);
    }

    void markEdited() {
        edited = true;
    }

    void forgetEdits() {
        edited = false;
    }

    boolean edited() {
        return edited;
    }

    long version() {
        return version;
    }
}
