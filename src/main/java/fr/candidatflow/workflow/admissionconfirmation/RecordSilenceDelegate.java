package fr.candidatflow.workflow.admissionconfirmation;

import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.ANSWER;
import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.WITHDRAWN_BY_SILENCE;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.Answer;
import fr.candidatflow.application.SeatService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordSilenceDelegate implements JavaDelegate {

    private final SeatService seats;

    RecordSilenceDelegate(SeatService seats) {
        this.seats = seats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        seats.recordSilence(application(execution));
        ANSWER.set(execution, Answer.WITHDRAW.name());
        WITHDRAWN_BY_SILENCE.set(execution, true);
    }
}
