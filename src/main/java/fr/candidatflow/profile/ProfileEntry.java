package fr.candidatflow.profile;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** One line of a candidate's lists. */
@Entity
class ProfileEntry {

    @Id
    private UUID id;

    /** An object, since Spring Data takes a row without a version for new. */
    @Version
    private Long version;

    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private EntryKind kind;

    @Embedded
    private EntryDetails details;

    protected ProfileEntry() {}

    ProfileEntry(UUID id, UUID accountId, EntryKind kind, EntryDetails details) {
        this.id = id;
        this.accountId = accountId;
        this.kind = kind;
        this.details = details;
    }

    void change(long seen, EntryDetails given) {
        if (!given.equals(details)) {
            requireLast(seen);
            details = given;
        }
    }

    void requireLast(long seen) {
        if (seen != version) {
            throw new ChangedMeanwhile();
        }
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    EntryDetails details() {
        return details;
    }
}
