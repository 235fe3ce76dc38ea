package fr.candidatflow.workflow.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * Whether a user may come in. Locking is the engine's own pause after wrong passwords without an end, so that every sign-in
 * refuses it and Camunda Admin shows it; what the engine does not do is to end the sessions that there are.
 */
@Component
class StaffDoor {

    /** Notes in the engine that the password is the one an administrator handed over. */
    private static final String START_PASSWORD = "startPassword";

    private static final Date WITHOUT_END = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;

    StaffDoor(ProcessEngine engine) {
        this.identity = engine.getIdentityService();
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Whether there is such a user, and not locked. */
    boolean isOpenTo(String id) {
        var user = identity.createUserQuery().userId(id).singleResult();
        return user != null && !isLocked(user);
    }

    boolean isLocked(User user) {
        var until = ((UserEntity) user).getLockExpirationTime();
        return until != null && !until.before(WITHOUT_END);
    }

    void lock(String id) {
        engine.getCommandExecutorTxRequired().execute(command -> {
            var user = command.getReadOnlyIdentityProvider().findUserById(id);
            command.getIdentityInfoManager().updateUserLock((UserEntity) user, 0, WITHOUT_END);
            return null;
        });
    }

    void unlock(String id) {
        identity.unlockUser(id);
    }

    boolean hasStartPassword(String id) {
        return identity.getUserInfo(id, START_PASSWORD) != null;
    }

    void noteStartPassword(String id) {
        identity.setUserInfo(id, START_PASSWORD, "yes");
    }

    void forgetStartPassword(String id) {
        identity.deleteUserInfo(id, START_PASSWORD);
    }
}
