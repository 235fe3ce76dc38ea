package fr.candidatflow.account;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/** The sessions in which a candidate is signed in, on all nodes. */
@Component
class OpenSessions {

    private final FindByIndexNameSessionRepository<?> sessions;

    OpenSessions(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    /** Whoever else got in is out. */
    void endAllBut(String own, String userId) {
        sessions.findByPrincipalName(userId).keySet().stream()
                .filter(session -> !session.equals(own))
                .forEach(sessions::deleteById);
    }

    void endAll(String userId) {
        sessions.findByPrincipalName(userId).keySet().forEach(sessions::deleteById);
    }
}
