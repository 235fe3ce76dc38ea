package fr.candidatflow.workflow.admissionconfirmation;

import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.SeatService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The next on the waiting list is called in the same transaction: a seat is never between two candidates. */
@Component
class AssignFreedSeatDelegate implements JavaDelegate {

    private final SeatService seats;

    AssignFreedSeatDelegate(SeatService seats) {
        this.seats = seats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        seats.callNext(application(execution));
    }
}
