package fr.candidatflow.insight.incidents;

import fr.candidatflow.staff.StaffMember;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.batch.Batch;
import org.springframework.stereotype.Component;

/**
 * The engine's batches, such as a move of instances to a new version, belong to no process: the rights on them are their own. The
 * engine itself asks for none when a batch's job is tried again.
 */
@Component
class Batches {

    private final ManagementService management;
    private final AuthorizationService authorizations;

    Batches(ManagementService management, AuthorizationService authorizations) {
        this.management = management;
        this.authorizations = authorizations;
    }

    /** The ids of those that are not finished and that this person may see. */
    List<String> readable(StaffMember staff) {
        return management.createBatchQuery().list().stream()
                .map(Batch::getId)
                .filter(batch -> allowed(staff, BatchPermissions.READ, batch))
                .toList();
    }

    boolean mayRetry(StaffMember staff, String batch) {
        return allowed(staff, BatchPermissions.UPDATE, batch);
    }

    /** What it does, as the page names it. */
    static String name(String type) {
        return Batch.TYPE_PROCESS_INSTANCE_MIGRATION.equals(type)
                ? "Move of instances to another version"
                : "Batch " + type;
    }

    private boolean allowed(StaffMember staff, Permission permission, String batch) {
        return authorizations.isUserAuthorized(
                staff.id(), List.copyOf(staff.groups()), permission, Resources.BATCH, batch);
    }
}
