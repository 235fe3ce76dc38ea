package fr.candidatflow.application.jury;

import fr.candidatflow.application.GivenOpinion;
import fr.candidatflow.application.JuryTasks;
import fr.candidatflow.application.NoLongerAsShown;
import fr.candidatflow.application.OpinionService;
import fr.candidatflow.catalogue.TrainingSummary;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.NotFound;
import fr.candidatflow.staff.Audit;
import fr.candidatflow.staff.StaffMember;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Many opinions at once. Each file is a step of its own, in a transaction of its own: one that is refused does not hold the others
 * back, and is named with the reason. The publication of a training is one transaction: all or none.
 */
@Service
class Jury {

    /** Of the audit. */
    static final String AREA = "jury";

    private final JuryTasks tasks;
    private final OpinionService opinions;
    private final Audit audit;
    private final TransactionOperations transaction;

    Jury(JuryTasks tasks, OpinionService opinions, Audit audit, TransactionOperations transaction) {
        this.tasks = tasks;
        this.opinions = opinions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @param seen the state of the file's opinion when its page was made, see {@link JuryFile#seen} */
    record Entry(JuryFile file, String seen, GivenOpinion opinion) {}

    /** @param refused each with its reason, in a sentence */
    record Outcome(int done, List<String> refused) {}

    Outcome give(List<Entry> entries, StaffMember staff) {
        return each(entries, entry -> {
            tasks.give(entry.file().id(), entry.opinion(), staff);
            audit.record(
                    staff.id(),
                    AREA,
                    entry.file().number(),
                    "opinion entered",
                    JuryFile.words(entry.opinion().opinion()));
        });
    }

    Outcome validate(List<Entry> entries, boolean approved, String comment, StaffMember staff) {
        return each(entries, entry -> {
            tasks.validate(entry.file().id(), approved, comment, staff);
            audit.record(
                    staff.id(),
                    AREA,
                    entry.file().number(),
                    approved ? "opinion validated" : "opinion sent back",
                    entry.file().words());
        });
    }

    /** @return how many applications now have their opinion published, or will as soon as it is validated */
    @Transactional
    public int publishNow(TrainingSummary training, String reason, StaffMember staff) {
        int moved = opinions.publishAtOnce(training.id());
        audit.record(
                staff.id(),
                AREA,
                training.code(),
                "opinions published",
                "at once, %d applications: %s".formatted(moved, reason));
        return moved;
    }

    private interface Step {
        void take(Entry entry);
    }

    private Outcome each(List<Entry> entries, Step step) {
        var refused = new ArrayList<String>();
        int done = 0;
        for (Entry entry : entries) {
            try {
                transaction.executeWithoutResult(status -> {
                    if (!entry.seen().equals(entry.file().seen())) {
                        throw new NoLongerAsShown();
                    }
                    step.take(entry);
                });
                done++;
            } catch (BrokenRule rule) {
                refused.add(name(entry) + rule.getMessage());
            } catch (ConcurrencyFailureException | NotFound changed) {
                refused.add(name(entry) + new NoLongerAsShown().getMessage());
            }
        }
        return new Outcome(done, List.copyOf(refused));
    }

    private static String name(Entry entry) {
        return entry.file().number() + ", " + entry.file().candidate() + ": ";
    }
}
