package fr.candidatflow.workflow.staff;

import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.staff.KeptElsewhere;
import fr.candidatflow.staff.LastAdministrator;
import fr.candidatflow.staff.OwnRight;
import fr.candidatflow.staff.StaffGroup;
import fr.candidatflow.staff.StaffRegister;
import fr.candidatflow.staff.StaffUser;
import fr.candidatflow.staff.UserChangedMeanwhile;
import fr.candidatflow.staff.UserIdTaken;
import fr.candidatflow.staff.WrongPassword;
import fr.candidatflow.workflow.oidc.OidcSignIn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The engine's users and memberships. Changes come one after the other, so that two administrators cannot remove each other at once. */
@Component
@Transactional
class EngineStaffRegister implements StaffRegister {

    private static final String AREA = "staff";

    /** Any number, for whoever changes users. */
    private static final long ADVISORY_LOCK = 724_002;

    private final IdentityService identity;
    private final StaffDoor door;
    private final StaffPasswords passwords;
    private final ClaimedTasks claimed;
    private final CatalogueService catalogue;
    private final Optional<OidcSignIn> oidc;
    private final Audit audit;
    private final JdbcClient jdbc;

    EngineStaffRegister(
            IdentityService identity,
            StaffDoor door,
            StaffPasswords passwords,
            ClaimedTasks claimed,
            CatalogueService catalogue,
            Optional<OidcSignIn> oidc,
            Audit audit,
            JdbcClient jdbc) {
        this.identity = identity;
        this.door = door;
        this.passwords = passwords;
        this.claimed = claimed;
        this.catalogue = catalogue;
        this.oidc = oidc;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> provider() {
        return oidc.map(OidcSignIn::name);
    }

    @Override
    @Transactional(readOnly = true)
    public List<StaffUser> users() {
        Map<String, Set<String>> groups = memberships();
        return identity.createUserQuery().orderByUserId().asc().list().stream()
                .map(user -> toStaffUser(user, groups.getOrDefault(user.getId(), Set.of()), false))
                .toList();
    }

    /** At once for all: the engine would be asked for each user. */
    private Map<String, Set<String>> memberships() {
        record Membership(String user, String group) {}
        return jdbc
                .sql("select user_id_ as \"user\", group_id_ as \"group\" from act_id_membership")
                .query(Membership.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Membership::user, Collectors.mapping(Membership::group, Collectors.toSet())));
    }

    @Override
    @Transactional(readOnly = true)
    public StaffUser user(String id) {
        return toStaffUser(known(id), groupsOf(id), door.hasStartPassword(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<StaffGroup> groups() {
        var known = new ArrayList<StaffGroup>();
        catalogue
                .centres()
                .forEach(centre -> known.add(
                        new StaffGroup(GroupNames.ofCentre(centre.code()), centre.label(), StaffGroup.Kind.CENTRE)));
        catalogue.commissions().forEach(commission -> {
            known.add(new StaffGroup(
                    GroupNames.ofCommission(commission.code()), commission.label(), StaffGroup.Kind.COMMISSION));
            known.add(new StaffGroup(
                    GroupNames.ofPresident(commission.code()), commission.label(), StaffGroup.Kind.PRESIDENT));
        });
        var ofCatalogue = known.stream().map(StaffGroup::id).collect(Collectors.toSet());
        for (Group group : identity.createGroupQuery().list()) {
            if (!ofCatalogue.contains(group.getId())) {
                known.add(new StaffGroup(
                        group.getId(),
                        group.getName(),
                        GroupNames.isOfCatalogue(group.getId()) ? StaffGroup.Kind.FORMER : StaffGroup.Kind.RIGHT));
            }
        }
        known.sort(Comparator.comparing(StaffGroup::kind).thenComparing(StaffGroup::name));
        return known;
    }

    @Override
    @Transactional(readOnly = true)
    public long claimedTasks(String id) {
        return claimed.count(id);
    }

    @Override
    public String create(StaffUser user, String by) {
        oneAtATime();
        if (identity.createUserQuery().list().stream()
                .anyMatch(known -> known.getId().equalsIgnoreCase(user.id()))) {
            throw new UserIdTaken(user.id());
        }
        var entity = identity.newUser(user.id());
        fill(entity, user);
        String password = passwords.next(entity);
        entity.setPassword(password);
        identity.saveUser(entity);
        door.noteStartPassword(user.id());
        user.groups().forEach(group -> identity.createMembership(user.id(), group));
        audit.record(by, AREA, user.id(), "created", "groups: " + inWords(user.groups()));
        return password;
    }

    @Override
    public void change(StaffUser user, String stamp, String by) {
        var before = unchanged(user.id(), stamp);
        var left = without(before.groups(), user.groups());
        var joined = without(user.groups(), before.groups());
        if (left.contains(GroupNames.ADMINISTRATORS)) {
            refuseForOneself(user.id(), by);
            refuseForTheLast(before);
        }
        var changes = new ArrayList<String>();
        if (!before.firstName().equals(user.firstName()) || !before.lastName().equals(user.lastName())) {
            changes.add("name");
        }
        if (!before.email().equals(user.email())) {
            changes.add("e-mail");
        }
        if (!left.isEmpty()) {
            changes.add("no longer in " + inWords(left));
        }
        if (!joined.isEmpty()) {
            changes.add("now in " + inWords(joined));
        }
        if (changes.isEmpty()) {
            return;
        }
        var entity = known(user.id());
        fill(entity, user);
        identity.saveUser(entity);
        left.forEach(group -> identity.deleteMembership(user.id(), group));
        joined.forEach(group -> identity.createMembership(user.id(), group));
        if (!left.isEmpty() && !user.administrator()) {
            claimed.giveBack(user.id(), user.groups());
        }
        audit.record(by, AREA, user.id(), "changed", String.join("; ", changes));
    }

    @Override
    public String startPassword(String id, String stamp, String by) {
        unchanged(id, stamp);
        var entity = known(id);
        String password = passwords.next(entity);
        entity.setPassword(password);
        identity.saveUser(entity);
        door.noteStartPassword(id);
        audit.record(by, AREA, id, "given a password to start with", null);
        return password;
    }

    @Override
    public void lock(String id, String stamp, String by) {
        var before = unchanged(id, stamp);
        refuseForOneself(id, by);
        refuseForTheLast(before);
        door.lock(id);
        claimed.giveBack(id, Set.of());
        audit.record(by, AREA, id, "locked", null);
    }

    @Override
    public void unlock(String id, String stamp, String by) {
        unchanged(id, stamp);
        door.unlock(id);
        audit.record(by, AREA, id, "unlocked", null);
    }

    @Override
    public void remove(String id, String stamp, String by) {
        var before = unchanged(id, stamp);
        refuseForOneself(id, by);
        refuseForTheLast(before);
        claimed.giveBack(id, Set.of());
        claimed.forgetRights(id);
        identity.getUserInfoKeys(id).forEach(key -> identity.deleteUserInfo(id, key));
        identity.deleteUser(id);
        audit.record(by, AREA, id, "removed", "was in " + inWords(before.groups()));
    }

    /** A wrong password is counted by the engine, which must not be taken back with the rest. */
    @Override
    @Transactional(noRollbackFor = WrongPassword.class)
    public void replacePassword(String id, String current, String next) {
        if (!identity.checkPassword(id, current)) {
            throw new WrongPassword();
        }
        var entity = known(id);
        passwords.refuseWeak(next, entity);
        entity.setPassword(next);
        identity.saveUser(entity);
        door.forgetStartPassword(id);
        audit.record(id, AREA, id, "password replaced", null);
    }

    private StaffUser unchanged(String id, String stamp) {
        oneAtATime();
        var now = user(id);
        if (!now.stamp().equals(stamp)) {
            throw new UserChangedMeanwhile();
        }
        return now;
    }

    private void oneAtATime() {
        oidc.ifPresent(provider -> {
            throw new KeptElsewhere(provider.name());
        });
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(ADVISORY_LOCK)
                .query((row, number) -> 0)
                .list();
    }

    private static void refuseForOneself(String id, String by) {
        if (id.equals(by)) {
            throw new OwnRight();
        }
    }

    private void refuseForTheLast(StaffUser user) {
        if (user.administrator()
                && !user.locked()
                && identity.createUserQuery().memberOfGroup(GroupNames.ADMINISTRATORS).list().stream()
                        .allMatch(other -> other.getId().equals(user.id()) || door.isLocked(other))) {
            throw new LastAdministrator();
        }
    }

    private User known(String id) {
        return Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                .orElseThrow(NotFound::new);
    }

    private Set<String> groupsOf(String id) {
        return identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
    }

    private StaffUser toStaffUser(User user, Set<String> groups, boolean startPassword) {
        return new StaffUser(
                user.getId(),
                Objects.toString(user.getFirstName(), ""),
                Objects.toString(user.getLastName(), ""),
                Objects.toString(user.getEmail(), ""),
                groups,
                door.isLocked(user),
                startPassword);
    }

    private static void fill(User entity, StaffUser user) {
        entity.setFirstName(user.firstName());
        entity.setLastName(user.lastName());
        entity.setEmail(user.email());
    }

    private static Set<String> without(Set<String> groups, Set<String> others) {
        var rest = new TreeSet<>(groups);
        rest.removeAll(others);
        return rest;
    }

    private static String inWords(Set<String> groups) {
        return groups.isEmpty() ? "none" : String.join(", ", new TreeSet<>(groups));
    }
}
