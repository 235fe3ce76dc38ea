package fr.candidatflow.workflow.staff;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import fr.candidatflow.catalogue.CatalogueChanged;
import fr.candidatflow.catalogue.CatalogueService;
import fr.candidatflow.catalogue.Centre;
import fr.candidatflow.catalogue.CentreDeleted;
import fr.candidatflow.catalogue.Commission;
import fr.candidatflow.catalogue.CommissionDeleted;
import fr.candidatflow.staff.GroupNames;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The staff's groups, made from the catalogue: {@code centre-<code>}, {@code commission-<code>},
 * {@code commission-<code>-president}, {@code analysts}. They and their rights are written at each start and when the catalogue
 * changes; writing them again changes nothing, and what an administrator granted on top stays. They go with their centre or
 * commission.
 *
 * <p>Centres and commissions reach Tasklist, the filter for their work and the diagrams, which are the rules they work by; the
 * tasks themselves come by candidate group ({@code StaffTaskPermissions}). Analysts reach Cockpit, see everything that runs or ran and
 * retry jobs, but no task: they never open a file.
 */
@Component
class StaffGroups implements SmartInitializingSingleton {

    private static final String GROUP_TYPE = "WORKFLOW";

    /** Any number: two nodes that start together write the groups one after the other. */
    private static final long ADVISORY_LOCK = 724_001;

    private final CatalogueService catalogue;
    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final StaffFilters filters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StaffGroups(
            CatalogueService catalogue,
            IdentityService identity,
            AuthorizationService authorizations,
            StaffFilters filters,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.catalogue = catalogue;
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        write();
    }

    /** In the import's own transaction: a centre never exists without its group. */
    @EventListener
    void on(CatalogueChanged event) {
        write();
    }

    /** With its members' memberships: nobody is left in a group of nothing. */
    @EventListener
    void on(CentreDeleted event) {
        delete(GroupNames.ofCentre(event.code()));
    }

    @EventListener
    void on(CommissionDeleted event) {
        delete(GroupNames.ofCommission(event.code()));
        delete(GroupNames.ofPresident(event.code()));
    }

    /** The engine leaves the rights of a group that it deletes to the next one of that name. */
    private void delete(String group) {
        authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .list()
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
        identity.deleteGroup(group);
    }

    private void write() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(ADVISORY_LOCK)
                    .query((row, number) -> 0)
                    .list();
            administrators();
            analysts();
            filters.write();
            catalogue.centres().forEach(this::centre);
            catalogue.commissions().forEach(this::commission);
        });
    }

    private void centre(Centre centre) {
        tasklist(
                GroupNames.ofCentre(centre.code()),
                centre.label(),
                StaffFilters.FILES_TO_REVIEW,
                StaffFilters.PAPER_FILES,
                StaffFilters.FILES_BACK);
    }

    private void commission(Commission commission) {
        tasklist(GroupNames.ofCommission(commission.code()), commission.label(), StaffFilters.OPINIONS_TO_GIVE);
        tasklist(
                GroupNames.ofPresident(commission.code()),
                commission.label() + ", president",
                StaffFilters.OPINIONS_TO_VALIDATE);
    }

    private void tasklist(String group, String name, String... lists) {
        group(group, name, GROUP_TYPE);
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        for (String list : lists) {
            grant(group, Resources.FILTER, filters.id(list), Permissions.READ);
        }
        for (String list : List.of(StaffFilters.OVERDUE, StaffFilters.MINE)) {
            grant(group, Resources.FILTER, filters.id(list), Permissions.READ);
        }
        grant(group, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
    }

    private void analysts() {
        group(GroupNames.ANALYSTS, "Process analysts", GROUP_TYPE);
        grant(GroupNames.ANALYSTS, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        grant(
                GroupNames.ANALYSTS,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB);
        grant(GroupNames.ANALYSTS, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
        grant(GroupNames.ANALYSTS, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        grant(GroupNames.ANALYSTS, Resources.DEPLOYMENT, ANY, Permissions.READ);
    }

    /** As Camunda writes them with its first administrator, so that the group also works for one who is added later. */
    private void administrators() {
        group(GroupNames.ADMINISTRATORS, "Administrators", Groups.GROUP_TYPE_SYSTEM);
        for (Resource resource : Resources.values()) {
            grant(GroupNames.ADMINISTRATORS, resource, ANY, Permissions.ALL);
        }
    }

    private void group(String id, String name, String type) {
        var group = identity.createGroupQuery().groupId(id).singleResult();
        if (group != null && name.equals(group.getName())) {
            return;
        }
        if (group == null) {
            group = identity.newGroup(id);
            group.setType(type);
        }
        group.setName(name);
        identity.saveGroup(group);
    }

    private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
        var grant = authorizations
                .createAuthorizationQuery()
                .authorizationType(AUTH_TYPE_GRANT)
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        if (grant != null && Arrays.stream(permissions).allMatch(grant::isPermissionGranted)) {
            return;
        }
        if (grant == null) {
            grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(resourceId);
        }
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }
}
