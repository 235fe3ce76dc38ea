package fr.candidatflow.workflow.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
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
 * refuses it and Camunda Admin shows it; what the engine does not do is to end the sessions that there are, neither then nor when
 * a password is replaced by another.
 */
@Component
class StaffDoor {

    /** Notes in the engine that the password is the one an administrator handed over. */
    private static final String START_PASSWORD = "startPassword";

    /** In a session: the salt of the password that opened it. Each password has another one. */
    private static final String SALT = StaffDoor.class.getName() + ".salt";

    private static final Date WITHOUT_END = Date.from(Instant.parse("9999-01-01T00:00:00Z"));

    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;

    StaffDoor(ProcessEngine engine) {
        this.identity = engine.getIdentityService();
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    /** Whether the user of a session comes in: there is such a user, not locked, with the password that it was opened with. */
    boolean isOpenTo(String id, HttpSession session) {
        var user = (UserEntity) identity.createUserQuery().userId(id).singleResult();
        if (user == null || isLocked(user)) {
            return false;
        }
        Object openedWith = session.getAttribute(SALT);
        if (openedWith == null) {
            session.setAttribute(SALT, user.getSalt());
        }
        return openedWith == null || openedWith.equals(user.getSalt());
    }

    /** After a request that may have signed somebody in. */
    void remember(HttpServletRequest request) {
        String user = StaffSession.user(request);
        if (user != null && request.getSession().getAttribute(SALT) == null) {
            isOpenTo(user, request.getSession());
        }
    }

    /** The session of who has just replaced their own password goes on with the new one. */
    void goOnWithNewPassword(HttpServletRequest request) {
        request.getSession().removeAttribute(SALT);
        remember(request);
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
