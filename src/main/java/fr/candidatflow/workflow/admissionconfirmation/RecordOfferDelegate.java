package fr.candidatflow.workflow.admissionconfirmation;

import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.ANSWER_DEADLINE_AT;
import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.CALLED_FROM_WAITING_LIST;
import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.WITHDRAWN_BY_SILENCE;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.SeatService;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordOfferDelegate implements JavaDelegate {

    private final SeatService seats;
    private final AdmissionService admissions;

    RecordOfferDelegate(SeatService seats, AdmissionService admissions) {
        this.seats = seats;
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var deadline = seats.offer(application(execution));
        ANSWER_DEADLINE_AT.set(execution, Date.from(deadline));
        CALLED_FROM_WAITING_LIST.set(
                execution, admissions.get(application(execution)).calledFromWaitingList());
        WITHDRAWN_BY_SILENCE.set(execution, false);
    }
}
