package fr.candidatflow.insight;

import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.StaffMember;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Who may read which history. Our statements go past the engine's services, so each of them asks here first: {@code READ_HISTORY}
 * on the process definition, as the engine itself asks.
 */
@Component
public class HistoryRights {

    private final RepositoryService repository;
    private final AuthorizationService authorizations;

    HistoryRights(RepositoryService repository, AuthorizationService authorizations) {
        this.repository = repository;
        this.authorizations = authorizations;
    }

    /** The latest version of each process whose history this person may read, by name. */
    public List<ProcessDefinition> readable(StaffMember staff) {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .list()
                .stream()
                .filter(process -> mayRead(staff, process.getKey()))
                .toList();
    }

    /** @throws NotFound when there is no such definition, or its history is not for this person */
    public ProcessDefinition definition(StaffMember staff, String definitionId) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definitionId)
                .singleResult();
        if (definition == null || !mayRead(staff, definition.getKey())) {
            throw new NotFound();
        }
        return definition;
    }

    public boolean mayRead(StaffMember staff, String processKey) {
        return authorizations.isUserAuthorized(
                staff.id(),
                List.copyOf(staff.groups()),
                ProcessDefinitionPermissions.READ_HISTORY,
                Resources.PROCESS_DEFINITION,
                processKey);
    }
}
