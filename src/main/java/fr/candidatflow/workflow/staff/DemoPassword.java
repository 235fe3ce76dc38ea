package fr.candidatflow.workflow.staff;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;

/** The one password of all demo staff. It is public: a production database in which it opens an account must not be served. */
@Component
public class DemoPassword {

    public static final String VALUE = "Candidatflow-demo-1";

    private final ProcessEngine engine;

    DemoPassword(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * The staff's user IDs that it opens, in alphabetical order. Compares the stored hashes: the engine's own check would count
     * every other user as a failed sign-in and lock them out.
     */
    public List<String> users() {
        var passwords = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getPasswordManager();
        return engine.getIdentityService().createUserQuery().orderByUserId().asc().list().stream()
                .map(UserEntity.class::cast)
                .filter(user -> passwords.check(EncryptionUtil.saltPassword(VALUE, user.getSalt()), user.getPassword()))
                .map(UserEntity::getId)
                .toList();
    }
}
