package fr.candidatflow.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "centre")
class CentreEntity {

    @Id
    private String code;

    private String label;
    private String email;
    private String postalAddress;

    protected CentreEntity() {}

    CentreEntity(Centre centre) {
        this.code = centre.code();
        update(centre);
    }

    void update(Centre centre) {
        label = centre.label();
        email = centre.email();
        postalAddress = centre.postalAddress();
    }

    Centre toCentre() {
        return new Centre(code, label, email, postalAddress);
    }
}
