package fr.candidatflow.workflow.engine;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who works in the engine now. What a form says about it counts for nothing. */
@Component
public class SignedInStaff {

    private final IdentityService identity;

    SignedInStaff(IdentityService identity) {
        this.identity = identity;
    }

    /** @throws IllegalStateException when nobody is signed in, which no way into the engine allows */
    public String id() {
        var authentication = identity.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new IllegalStateException("Nobody is signed in to the engine");
        }
        return authentication.getUserId();
    }
}
