package fr.candidatflow.application;

import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.catalogue.TrainingUse;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one count of who has applied to a training and of the seats that are taken, for the catalogue and for the waiting list. */
@Component
class UseByApplications implements TrainingUse {

    private final ApplicationRepository applications;

    UseByApplications(ApplicationRepository applications) {
        this.applications = applications;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<TrainingId, Use> of(Collection<TrainingId> trainings) {
        if (trainings.isEmpty()) {
            return Map.of();
        }
        return applications.countUse(trainings.stream().map(TrainingId::value).toList()).stream()
                .collect(Collectors.toMap(
                        use -> new TrainingId(use.training()),
                        use -> new Use(use.applications(), use.running(), use.offered(), use.confirmed())));
    }
}
