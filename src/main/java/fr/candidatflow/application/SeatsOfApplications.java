package fr.candidatflow.application;

import fr.candidatflow.catalogue.TakenSeats;
import fr.candidatflow.catalogue.TrainingId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells the offer which trainings are full. */
@Component
class SeatsOfApplications implements TakenSeats {

    private final ApplicationRepository applications;

    SeatsOfApplications(ApplicationRepository applications) {
        this.applications = applications;
    }

    @Override
    public Map<TrainingId, Integer> of(Collection<TrainingId> trainings) {
        if (trainings.isEmpty()) {
            return Map.of();
        }
        return applications
                .countPublishedSeats(trainings.stream().map(TrainingId::value).toList())
                .stream()
                .collect(Collectors.toMap(seats -> new TrainingId(seats.training()), seats -> (int) seats.taken()));
    }
}
