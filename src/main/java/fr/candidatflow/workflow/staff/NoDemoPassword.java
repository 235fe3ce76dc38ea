package fr.candidatflow.workflow.staff;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A production database in which the public demo password opens an account is not served. */
@Component
@Profile("production")
class NoDemoPassword implements SmartInitializingSingleton {

    private final DemoPassword demoPassword;

    NoDemoPassword(DemoPassword demoPassword) {
        this.demoPassword = demoPassword;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var users = demoPassword.users();
        if (!users.isEmpty()) {
            throw new DemoPasswordFound(users);
        }
    }
}
