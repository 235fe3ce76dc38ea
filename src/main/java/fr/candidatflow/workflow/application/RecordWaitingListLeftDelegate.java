package fr.candidatflow.workflow.application;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.SeatService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordWaitingListLeftDelegate implements JavaDelegate {

    private final SeatService seats;

    RecordWaitingListLeftDelegate(SeatService seats) {
        this.seats = seats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        seats.recordWaitingListLeft(application(execution));
    }
}
