package fr.candidatflow.workflow.secondthoughts;

import static fr.candidatflow.workflow.admissionconfirmation.AdmissionConfirmationProcess.ANSWER;
import static fr.candidatflow.workflow.engine.BusinessKey.application;

import fr.candidatflow.application.AdmissionService;
import fr.candidatflow.application.Answer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class RecordChangeOfMindDelegate implements JavaDelegate {

    private final AdmissionService admissions;

    RecordChangeOfMindDelegate(AdmissionService admissions) {
        this.admissions = admissions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ANSWER.set(
                execution,
                admissions
                        .recordChangeOfMind(application(execution))
                        .map(Answer::name)
                        .orElse(null));
    }
}
