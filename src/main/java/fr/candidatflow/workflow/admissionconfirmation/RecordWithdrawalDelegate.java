package fr.candidatflow.workflow.admissionconfirmation;

import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.ANSWER;
import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.WITHDRAWAL_CONFIRMED;
import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.WITHDRAWAL_FINAL_AT;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.Answer;
import fr.candidatflow.application.SeatService;
import fr.candidatflow.application.WithdrawalNotConfirmed;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordWithdrawalDelegate implements JavaDelegate {

    private final SeatService seats;

    RecordWithdrawalDelegate(SeatService seats) {
        this.seats = seats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!Boolean.TRUE.equals(WITHDRAWAL_CONFIRMED.take(execution))) {
            throw new WithdrawalNotConfirmed();
        }
        WITHDRAWAL_FINAL_AT.set(execution, Date.from(seats.recordWithdrawal(application(execution))));
        ANSWER.set(execution, Answer.WITHDRAW.name());
    }
}
