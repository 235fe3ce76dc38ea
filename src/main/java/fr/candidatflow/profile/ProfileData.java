package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.Archive;
import fr.candidatflow.account.PersonalData;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The profile, which the database deletes along with the account. */
@Component
@Order(1)
class ProfileData implements PersonalData {

    private final ProfileService profiles;

    ProfileData(ProfileService profiles) {
        this.profiles = profiles;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        archive.jsonText("profile.json", profiles.snapshot(account));
    }
}
