package fr.candidatflow.catalogue;

import fr.candidatflow.portal.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the other modules may ask of the catalogue. What does not exist is {@link NotFound}. */
@Service
@Transactional(readOnly = true)
public class CatalogueService {

    private final TrainingRepository trainings;
    private final CentreRepository centres;
    private final CommissionRepository commissions;
    private final Clock clock;

    CatalogueService(
            TrainingRepository trainings, CentreRepository centres, CommissionRepository commissions, Clock clock) {
        this.trainings = trainings;
        this.centres = centres;
        this.commissions = commissions;
        this.clock = clock;
    }

    public TrainingSummary get(TrainingId training) {
        return trainings.findById(training.value()).map(Training::toSummary).orElseThrow(NotFound::new);
    }

    public Optional<TrainingSummary> findByCode(String code) {
        return trainings.findByCode(code).map(Training::toSummary);
    }

    /** The last day of the campaign that the training belongs to. */
    public LocalDate campaignEndsOn(TrainingId training) {
        return trainings.campaignEnd(training.value()).orElseThrow(NotFound::new);
    }

    /** In the order in which a candidate reads them. */
    public List<RequiredDocument> requiredDocuments(TrainingId training) {
        return trainings
                .findById(training.value())
                .map(Training::requiredDocuments)
                .orElseThrow(NotFound::new);
    }

    public Centre centre(String code) {
        return centres.findByCode(code).map(CentreEntity::toCentre).orElseThrow(NotFound::new);
    }

    public List<Centre> centres() {
        return centres.findAllByOrderByLabel().stream()
                .map(CentreEntity::toCentre)
                .toList();
    }

    public List<Commission> commissions() {
        return commissions.findAllByOrderByLabel().stream()
                .map(CommissionEntity::toCommission)
                .toList();
    }

    /**
     * Holds the training's row until the caller's transaction ends: seats are given and freed one at a time. Needs a
     * transaction, since a lock that ends with the call would protect nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(TrainingId training) {
        trainings.lock(training.value()).orElseThrow(NotFound::new);
    }

    /** All there are, by title. */
    public List<TrainingSummary> trainings() {
        return trainings.findAllByOrderByTitle().stream()
                .map(Training::toSummary)
                .toList();
    }

    /** Whether a candidate may apply today. */
    public Availability availability(TrainingSummary training) {
        return Availability.on(LocalDate.now(clock), training.inService(), training.dates());
    }
}
