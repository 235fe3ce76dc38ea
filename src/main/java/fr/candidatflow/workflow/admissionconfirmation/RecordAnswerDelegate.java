package fr.candidatflow.workflow.admissionconfirmation;

import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.ANSWER;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import fr.candidatflow.application.AnswerMissing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordAnswerDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordAnswerDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissions.recordAnswer(application(execution), parse(ANSWER.get(execution)));
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
