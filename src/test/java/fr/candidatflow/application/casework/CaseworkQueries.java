package fr.candidatflow.application.casework;

import fr.candidatflow.application.Deadline;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.staff.StaffMember;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.ExtendedModelMap;

/** What the pages of a training's seats and dates do, for the benchmark. */
@TestComponent
public class CaseworkQueries {

    private final SeatController seats;
    private final Corrections corrections;
    private final TransactionOperations transaction;

    CaseworkQueries(SeatController seats, Corrections corrections, TransactionOperations transaction) {
        this.seats = seats;
        this.corrections = corrections;
        this.transaction = transaction;
    }

    /** The dates are moved and everything is taken back. */
    public Map<String, Runnable> questions(TrainingSummary training, LocalDate day) {
        var staff = new StaffMember("benchmark", Set.of("centre-" + training.centreCode()));
        var questions = new LinkedHashMap<String, Runnable>();
        questions.put("seats, the trainings of a centre", () -> seats.lines(staff));
        questions.put("seats of a training", () -> seats.fill(training, staff, new ExtendedModelMap()));
        questions.put(
                "moving the return of a training",
                () -> transaction.executeWithoutResult(status -> {
                    corrections.moveAll(
                            training, staff, Deadline.RETURN, day, "benchmark", corrections.shown(training));
                    status.setRollbackOnly();
                }));
        return questions;
    }
}
