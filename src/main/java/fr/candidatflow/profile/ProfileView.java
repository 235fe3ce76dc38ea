package fr.candidatflow.profile;

import fr.candidatflow.profile.IneRule.IneRequirement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A profile as its pages show it; blocks are null until saved, the requirement is null until it can be decided. */
record ProfileView(
        String ine,
        IneRequirement ineRequirement,
        PersonalInformation personalInformation,
        Address address,
        Baccalaureate baccalaureate,
        Instant lockedAt,
        Map<ProfileBlock, Long> versions,
        Map<EntryKind, List<EntryView>> entries,
        Completeness completeness) {

    boolean filled(ProfileBlock block) {
        return switch (block) {
            case INE -> ine != null;
            case PERSONAL_INFORMATION -> personalInformation != null;
            case ADDRESS -> address != null;
            case BACCALAUREATE -> baccalaureate != null;
        };
    }

    long version(ProfileBlock block) {
        return versions.get(block);
    }
}
