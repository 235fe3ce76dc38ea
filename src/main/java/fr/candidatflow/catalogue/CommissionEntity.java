package fr.candidatflow.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "commission")
class CommissionEntity {

    @Id
    private String code;

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
}
