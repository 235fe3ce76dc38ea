package fr.candidatflow.catalogue;

import fr.candidatflow.portal.BrokenRule;
import java.time.LocalDate;

/** A campaign holds all dates of its trainings. */
public class CampaignTooShort extends BrokenRule {

    CampaignTooShort(long trainings, LocalDate firstOpening, LocalDate lastWaitingList) {
        super(
                "catalogue.refused.campaign-too-short",
                "%s would have dates outside the campaign: the first opens on %s, the last waiting list closes on %s."
                        .formatted(InUse.count(trainings, "training"), firstOpening, lastWaitingList),
                trainings);
    }
}
