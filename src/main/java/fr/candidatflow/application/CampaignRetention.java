package fr.candidatflow.application;

import java.time.Instant;
import java.time.LocalDate;

/** The end of a campaign's applications, in the steps of its process. */
public interface CampaignRetention {

    /**
     * When the next report is due: the day after the last one on which applications are kept, or later when that was decided. Holds
     * the campaign's row, so that two who ask come one after the other.
     */
    Instant dueAt(String campaign);

    /** Whether there is, or may still come, anything to delete. */
    boolean concerns(String campaign);

    /**
     * Counts what would be deleted.
     *
     * @param mails about the applications that would be deleted
     * @return whether there is anything
     */
    boolean report(String campaign, long mails);

    /**
     * What an administrator makes of the report. With the approval the campaign's numbers are kept, without names.
     *
     * @param approved null when it was not said
     * @param postponedTo the day of the next report, unless approved
     * @param reason of a postponement
     * @throws DeletionUndecided when neither was said
     * @throws CampaignStillOpen when candidates can still apply
     * @throws PostponementIncomplete without a day to come and a reason
     */
    void decide(String campaign, Boolean approved, LocalDate postponedTo, String reason, String staff);

    /** @return whether all that may go is gone */
    boolean deleteBatch(String campaign);

    /** @return whether nothing was kept; else the next report is due at {@link #dueAt} */
    boolean finish(String campaign);
}
