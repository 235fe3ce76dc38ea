package fr.candidatflow.application;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.stereotype.Component;

/**
 * Who changes documents changes the application's own version with them, so that a submission or the end of a review never passes
 * with documents that change at the same moment. Asked of the entity and not of a query, which forgets it for an entity that the
 * transaction has read before.
 */
@Component
class ChangedDocuments {

    private final EntityManager entities;

    ChangedDocuments(EntityManager entities) {
        this.entities = entities;
    }

    Application of(Application application) {
        entities.lock(application, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        return application;
    }
}
