package fr.candidatflow.simulation;

import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.staff.StaffMember;
import fr.candidatflow.workflow.staff.DemoPassword;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;

/** Who of the staff takes part, with the right group in the engine; those of the demo are among them. */
final class Desks {

    private static final List<String> MANAGERS =
            List.of("Marie", "Malik", "Manon", "Mehdi", "Mina", "Marc", "Mila", "Moussa", "Maud", "Milan");
    private static final List<String> MEMBERS =
            List.of("Paul", "Pia", "Pierre", "Perrine", "Pablo", "Paula", "Philippe", "Prisca", "Pascal", "Pauline");

    private final IdentityService identity;

    Desks(IdentityService identity) {
        this.identity = identity;
    }

    List<StaffMember> managers(String centre, int howMany) {
        return people(MANAGERS, "Manager", centre, GroupNames.ofCentre(centre), howMany);
    }

    List<StaffMember> members(String commission, int howMany) {
        return people(MEMBERS, "Member", commission, GroupNames.ofCommission(commission), howMany);
    }

    StaffMember president(String commission) {
        return person("Claire", "President", commission, GroupNames.ofPresident(commission));
    }

    private List<StaffMember> people(List<String> names, String role, String place, String group, int howMany) {
        return names.stream()
                .limit(howMany)
                .map(name -> person(name, role, place, group))
                .toList();
    }

    private StaffMember person(String firstName, String role, String place, String group) {
        String id = firstName.toLowerCase(Locale.ROOT) + "." + place;
        if (identity.createUserQuery().userId(id).count() == 0) {
            var user = identity.newUser(id);
            user.setFirstName(firstName);
            user.setLastName(role);
            user.setPassword(DemoPassword.VALUE);
            identity.saveUser(user);
            identity.createMembership(id, group);
        }
        return new StaffMember(id, Set.of(group));
    }
}
