package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.Archive;
import fr.candidatflow.account.PersonalData;
import fr.candidatflow.profile.draft.Drafts;
import fr.candidatflow.profile.history.ProfileHistory;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The profile, what was typed and not saved, and the history; the database deletes them along with the account. */
@Component
@Order(1)
class ProfileData implements PersonalData {

    private final ProfileService profiles;
    private final Drafts drafts;
    private final ProfileHistory history;

    ProfileData(ProfileService profiles, Drafts drafts, ProfileHistory history) {
        this.profiles = profiles;
        this.drafts = drafts;
        this.history = history;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        archive.jsonText("profile.json", profiles.snapshot(account));
        archive.json("profile-changes.json", history.of(account));
        var typed = new TreeMap<String, Map<String, String>>();
        for (String form : drafts.forms(account)) {
            drafts.find(account, form).ifPresent(draft -> typed.put(form, draft.values()));
        }
        archive.json("profile-drafts.json", typed);
    }
}
