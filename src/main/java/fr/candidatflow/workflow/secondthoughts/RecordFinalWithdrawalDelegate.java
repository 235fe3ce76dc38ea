package fr.candidatflow.workflow.secondthoughts;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.SeatService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordFinalWithdrawalDelegate implements JavaDelegate {

    private final SeatService seats;

    RecordFinalWithdrawalDelegate(SeatService seats) {
        this.seats = seats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        seats.recordFinalWithdrawal(application(execution));
    }
}
