package fr.candidatflow.workflow.engine;

import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.staff.GroupNames;
import fr.candidatflow.workflow.staff.DemoPassword;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/**
 * Staff to try the application with: for each centre of the catalogue somebody who checks files, somebody of its commission and
 * its president; an analyst and an administrator. All have {@link DemoPassword#VALUE}; the start prints who they are.
 */
@TestConfiguration(proxyBeanMethods = false)
public class DemoStaff {

    private final CatalogueService catalogue;
    private final IdentityService identity;

    DemoStaff(CatalogueService catalogue, IdentityService identity) {
        this.catalogue = catalogue;
        this.identity = identity;
    }

    /** When the catalogue is there, and before the start says that all is ready. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void write() {
        var table = new StringBuilder();
        for (var centre : catalogue.centres()) {
            user(
                    table,
                    "marie." + centre.code(),
                    "Marie",
                    "Manager",
                    GroupNames.ofCentre(centre.code()),
                    centre.label());
        }
        for (var commission : catalogue.commissions()) {
            String code = commission.code();
            user(table, "paul." + code, "Paul", "Member", GroupNames.ofCommission(code), commission.label());
            user(table, "claire." + code, "Claire", "President", GroupNames.ofPresident(code), commission.label());
        }
        user(table, "ada.analyst", "Ada", "Analyst", GroupNames.ANALYSTS, "every process, in Cockpit");
        user(table, "admin", "Alex", "Administrator", GroupNames.ADMINISTRATORS, "everything");
        System.out.printf("%nDemo staff, all with the password %s:%n%n%s", DemoPassword.VALUE, table);
    }

    private void user(StringBuilder table, String id, String firstName, String lastName, String group, String where) {
        if (identity.createUserQuery().userId(id).count() == 0) {
            var user = identity.newUser(id);
            user.setFirstName(firstName);
            user.setLastName(lastName);
            user.setPassword(DemoPassword.VALUE);
            identity.saveUser(user);
            identity.createMembership(id, group);
        }
        table.append("  %-32s %-14s %s%n".formatted(id, lastName, where));
    }
}
