package fr.candidatflow.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

@Entity
@Table(name = "centre")
class CentreEntity {

    @Id
    private String code;

    @Version
    private long version;

    /** By an administrator: an import asks before it writes over it. */
    private boolean edited;

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
