package fr.candidatflow.workflow.engine;

import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;

/** Staff for the tests of any module: each call makes a new user, with the password {@value #PASSWORD}. */
@Component
public class TestStaff {

    public static final String PASSWORD = "correct-horse-battery";

    private final IdentityService identity;

    TestStaff(IdentityService identity) {
        this.identity = identity;
    }

    public String manager(String centreCode) {
        return user("manager", StaffGroups.ofCentre(centreCode));
    }

    public String member(String commissionCode) {
        return user("member", StaffGroups.ofCommission(commissionCode));
    }

    public String president(String commissionCode) {
        return user("president", StaffGroups.ofPresident(commissionCode));
    }

    /** Somebody with both hats: enters opinions, and validates those of others. */
    public String memberAndPresident(String commissionCode) {
        String user = member(commissionCode);
        identity.createMembership(user, StaffGroups.ofPresident(commissionCode));
        return user;
    }

    public String analyst() {
        return user("analyst", StaffGroups.ANALYSTS);
    }

    public String administrator() {
        return user("admin", Groups.CAMUNDA_ADMIN);
    }

    private String user(String role, String group) {
        var user = identity.newUser(role + "-" + UUID.randomUUID().toString().substring(0, 8));
        user.setFirstName("Test");
        user.setLastName(role);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        identity.createMembership(user.getId(), group);
        return user.getId();
    }
}
