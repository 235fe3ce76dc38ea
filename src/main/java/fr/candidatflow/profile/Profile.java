package fr.candidatflow.profile;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What a candidate says once for all applications. Each block is saved on its own and has its own version: who saves a block
 * says which version was on the screen, and saves nothing if it is not the last one (decision 15).
 */
@Entity
class Profile {

    @Id
    private UUID accountId;

    @Version
    private long version;

    private Instant lockedAt;

    private String ine;
    private long ineVersion;

    @Embedded
    private PersonalInformation personalInformation;

    private long personalInformationVersion;

    @Embedded
    private Address address;

    private long addressVersion;

    @Embedded
    private Baccalaureate baccalaureate;

    private long baccalaureateVersion;

    protected Profile() {}

    Profile(UUID accountId) {
        this.accountId = accountId;
    }

    void changeIne(long seen, Ine given) {
        String value = given == null ? null : given.value();
        if (!Objects.equals(ine, value)) {
            requireLast(seen, ineVersion);
            ine = value;
            ineVersion++;
        }
    }

    void changePersonalInformation(long seen, PersonalInformation given) {
        if (locked()) {
            throw new PersonalInformationLocked();
        }
        if (!given.equals(personalInformation)) {
            requireLast(seen, personalInformationVersion);
            personalInformation = given;
            personalInformationVersion++;
        }
    }

    void changeAddress(long seen, Address given) {
        if (!given.equals(address)) {
            requireLast(seen, addressVersion);
            address = given;
            addressVersion++;
        }
    }

    void changeBaccalaureate(long seen, Baccalaureate given) {
        if (!given.equals(baccalaureate)) {
            requireLast(seen, baccalaureateVersion);
            baccalaureate = given;
            baccalaureateVersion++;
        }
    }

    void lockPersonalInformation(Instant now) {
        if (!locked()) {
            lockedAt = now;
        }
    }

    private static void requireLast(long seen, long last) {
        if (seen != last) {
            throw new ChangedMeanwhile();
        }
    }

    boolean locked() {
        return lockedAt != null;
    }

    Instant lockedAt() {
        return lockedAt;
    }

    String ine() {
        return ine;
    }

    PersonalInformation personalInformation() {
        return personalInformation;
    }

    Address address() {
        return address;
    }

    Baccalaureate baccalaureate() {
        return baccalaureate;
    }

    long version(ProfileBlock block) {
        return switch (block) {
            case INE -> ineVersion;
            case PERSONAL_INFORMATION -> personalInformationVersion;
            case ADDRESS -> addressVersion;
            case BACCALAUREATE -> baccalaureateVersion;
        };
    }
}
