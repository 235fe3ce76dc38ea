package fr.candidatflow.workflow.staff;

import fr.candidatflow.staff.StaffDirectory;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The engine's users are the staff. */
@Component
class EngineStaffDirectory implements StaffDirectory {

    private final IdentityService identity;

    EngineStaffDirectory(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Optional<String> email(String staffId) {
        var user = identity.createUserQuery().userId(staffId).singleResult();
        return user == null || !StringUtils.hasText(user.getEmail()) ? Optional.empty() : Optional.of(user.getEmail());
    }
}
