package fr.candidatflow.profile;

import fr.candidatflow.portal.BrokenRule;

/** After the first submitted application a candidate remains the same person (decision 4). */
class PersonalInformationLocked extends BrokenRule {

    PersonalInformationLocked() {
        super("profile.locked", "The personal information is locked since the first application was submitted");
    }
}
