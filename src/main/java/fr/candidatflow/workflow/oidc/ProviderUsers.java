package fr.candidatflow.workflow.oidc;

import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.workflow.staff.ClaimedTasks;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the engine know whom the provider sends: Tasklist's candidate groups, Cockpit's rights and the staff's pages all read the
 * engine's own users and memberships. They are written at each sign-in as the claims are at that moment, so that a group that is
 * gone there is gone here, and what was claimed of its tasks with it. The password of such a user opens nothing.
 */
@Component
class ProviderUsers {

    private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9._@-]{1,64}");

    /** Notes in the engine that the provider answers for a user, whose password is therefore replaced once. */
    private static final String SIGNS_IN_BY = "signsInBy";

    private static final String PROVIDER = "provider";

    private final IdentityService identity;
    private final ClaimedTasks claimed;
    private final Audit audit;
    private final OidcProperties provider;
    private final String localAdministrator;

    ProviderUsers(
            IdentityService identity,
            ClaimedTasks claimed,
            Audit audit,
            OidcProperties provider,
            @Value("${camunda.bpm.admin-user.id:}") String localAdministrator) {
        this.identity = identity;
        this.claimed = claimed;
        this.audit = audit;
        this.provider = provider;
        this.localAdministrator = localAdministrator;
    }

    /**
     * @return the engine's user ID; empty when there is no usable one or when no group of this service is left, and then nobody is
     *     signed in. The administrator of {@code camunda.bpm.admin-user} has a password of its own for the day when the provider
     *     is down, and is nobody's at the provider.
     */
    @Transactional
    public Optional<String> receive(OidcUser person) {
        String id = person.getClaimAsString(provider.userClaim());
        if (id == null || !USER_ID.matcher(id).matches() || id.equals(localAdministrator)) {
            return Optional.empty();
        }
        var groups = known(person.getClaimAsStringList(provider.groupsClaim()));
        boolean isNew = identity.createUserQuery().userId(id).count() == 0;
        if (isNew && groups.isEmpty()) {
            return Optional.empty();
        }
        save(id, isNew, person);
        joinExactly(id, groups);
        return groups.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    private Set<String> known(Collection<String> claimed) {
        if (claimed == null || claimed.isEmpty()) {
            return Set.of();
        }
        return identity.createGroupQuery().groupIdIn(claimed.toArray(String[]::new)).list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void save(String id, boolean isNew, OidcUser person) {
        User user = isNew
                ? identity.newUser(id)
                : identity.createUserQuery().userId(id).singleResult();
        user.setFirstName(person.getGivenName());
        user.setLastName(person.getFamilyName());
        user.setEmail(person.getEmail());
        boolean hasOwnPassword = isNew || !PROVIDER.equals(identity.getUserInfo(id, SIGNS_IN_BY));
        if (hasOwnPassword) {
            // Known to nobody; with every kind of character, for any policy.
            user.setPassword("Aa1!" + UUID.randomUUID() + UUID.randomUUID());
        }
        identity.saveUser(user);
        if (hasOwnPassword) {
            identity.setUserInfo(id, SIGNS_IN_BY, PROVIDER);
        }
    }

    private void joinExactly(String id, Set<String> groups) {
        var before = identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        if (before.equals(groups)) {
            return;
        }
        before.stream().filter(group -> !groups.contains(group)).forEach(group -> identity.deleteMembership(id, group));
        groups.stream().filter(group -> !before.contains(group)).forEach(group -> identity.createMembership(id, group));
        if (!groups.contains(GroupNames.ADMINISTRATORS)) {
            claimed.giveBack(id, groups);
        }
        audit.record(id, "staff", id, "groups taken from the provider", "from %s to %s".formatted(before, groups));
    }
}
