package fr.candidatflow.workflow.engine;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.candidatflow.staff.GroupNames;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Staff for the tests of any module: each call makes a new user, with the password {@value #PASSWORD}. */
@Component
public class TestStaff {

    public static final String PASSWORD = "Correct-horse-battery-1";

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    TestStaff(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    public String manager(String centreCode) {
        return user("manager", GroupNames.ofCentre(centreCode));
    }

    public String member(String commissionCode) {
        return user("member", GroupNames.ofCommission(commissionCode));
    }

    public String president(String commissionCode) {
        return user("president", GroupNames.ofPresident(commissionCode));
    }

    /** Somebody with both hats: enters opinions, and validates those of others. */
    public String memberAndPresident(String commissionCode) {
        String user = member(commissionCode);
        identity.createMembership(user, GroupNames.ofPresident(commissionCode));
        return user;
    }

    public String analyst() {
        return user("analyst", GroupNames.ANALYSTS);
    }

    /** Somebody with these rights on one process, in no group and with no others. */
    public String analystOf(String process, Permission... permissions) {
        String user = user("reader");
        allow(user, process, permissions);
        return user;
    }

    /** Gives somebody these rights on one process. */
    public void allow(String user, String process, Permission... permissions) {
        allow(user, Resources.PROCESS_DEFINITION, process, permissions);
    }

    public void allow(String user, Resource resource, String id, Permission... permissions) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(user);
        grant.setResource(resource);
        grant.setResourceId(id);
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }

    public String administrator() {
        return user("admin", GroupNames.ADMINISTRATORS);
    }

    public void email(String user, String address) {
        var known = identity.createUserQuery().userId(user).singleResult();
        known.setEmail(address);
        identity.saveUser(known);
    }

    /** For MockMvc, which has no session store: signed in as {@code StaffSession} does it. */
    public RequestPostProcessor signedIn(String user) {
        return SecurityMockMvcRequestPostProcessors.authentication(new PreAuthenticatedAuthenticationToken(
                user,
                "",
                identity.createGroupQuery().groupMember(user).list().stream()
                        .map(group -> new SimpleGrantedAuthority(group.getId()))
                        .toList()));
    }

    /** Signs a browser in, for the staff's pages, Tasklist and Cockpit at once. */
    public void signIn(Page page, String baseUrl, String user) {
        page.navigate(baseUrl + "/staff/sign-in");
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(baseUrl + "/staff");
    }

    private String user(String role, String group) {
        String user = user(role);
        identity.createMembership(user, group);
        return user;
    }

    private String user(String role) {
        var user = identity.newUser(role + "-" + UUID.randomUUID().toString().substring(0, 8));
        user.setFirstName("Test");
        user.setLastName(role);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        return user.getId();
    }
}
