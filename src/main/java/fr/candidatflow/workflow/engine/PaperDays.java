package fr.candidatflow.workflow.engine;

import fr.candidatflow.application.PaperDatesMissing;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The two days that a manager reads on an envelope, as register-paper-file.form submits them. */
public record PaperDays(LocalDate postmarkedOn, LocalDate receivedOn) {

    public static final ProcessVariable<String> POSTMARKED_ON = ProcessVariable.text("postmarkedOn");
    public static final ProcessVariable<String> RECEIVED_ON = ProcessVariable.text("receivedOn");

    /** @throws PaperDatesMissing when one is missing or no day */
    public static PaperDays take(VariableScope scope) {
        return new PaperDays(day(POSTMARKED_ON.take(scope)), day(RECEIVED_ON.take(scope)));
    }

    private static LocalDate day(String text) {
        if (text == null) {
            throw new PaperDatesMissing();
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw new PaperDatesMissing();
        }
    }
}
