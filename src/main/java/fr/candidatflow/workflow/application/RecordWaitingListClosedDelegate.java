package fr.candidatflow.workflow.application;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.SeatService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordWaitingListClosedDelegate implements JavaDelegate {

    private final SeatService seats;

    RecordWaitingListClosedDelegate(SeatService seats) {
        this.seats = seats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        seats.recordWaitingListClosed(application(execution));
    }
}
