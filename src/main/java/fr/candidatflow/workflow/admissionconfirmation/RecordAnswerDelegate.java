package fr.candidatflow.workflow.admissionconfirmation;

import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.ANSWER;
import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.WITHDRAWAL_FINAL_AT;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.Answer;
import fr.candidatflow.application.AnswerMissing;
import fr.candidatflow.application.SeatService;
import fr.candidatflow.workflow.engine.Reminder;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordAnswerDelegate implements JavaDelegate {

    private final SeatService seats;

    RecordAnswerDelegate(SeatService seats) {
        this.seats = seats;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (parse(ANSWER.get(execution))) {
            case CONFIRM -> seats.recordConfirmation(application(execution));
            case WITHDRAW -> {
                WITHDRAWAL_FINAL_AT.set(execution, Date.from(seats.recordWithdrawal(application(execution))));
                // Should the withdrawal be taken back, the reminders that are still ahead count anew.
                Reminder.AT.set(execution, null);
            }
        }
    }

    private static Answer parse(String answer) {
        for (Answer known : Answer.values()) {
            if (known.name().equals(answer)) {
                return known;
            }
        }
        throw new AnswerMissing();
    }
}
