package fr.candidatflow.application;

import fr.candidatflow.portal.BrokenRule;

/** A preselected candidate is told when and where to come, and can still come. */
public class InterviewMissing extends BrokenRule {

    public InterviewMissing() {
        super(
                "application.refused.interview-missing",
                "A preselection needs a date and an hour to come, such as 2027-03-15 14:30, and a place of at most 300 characters");
    }
}
