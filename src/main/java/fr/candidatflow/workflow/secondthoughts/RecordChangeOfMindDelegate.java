package fr.candidatflow.workflow.secondthoughts;

import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.ANSWER;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.Answer;
import fr.candidatflow.application.SeatService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordChangeOfMindDelegate implements JavaDelegate {

    private final SeatService seats;

    RecordChangeOfMindDelegate(SeatService seats) {
        this.seats = seats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ANSWER.set(
                execution,
                seats.recordChangeOfMind(application(execution))
                        .map(Answer::name)
                        .orElse(null));
    }
}
