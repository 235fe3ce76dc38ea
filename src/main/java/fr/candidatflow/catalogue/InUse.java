package fr.candidatflow.catalogue;

import fr.candidatflow.portal.BrokenRule;

/** What something else refers to is neither deleted nor moved. */
public class InUse extends BrokenRule {

    private InUse(String english) {
        super("catalogue.refused.in-use", english);
    }

    static InUse training(String code, long applications) {
        return new InUse("The training %s has %s and cannot be deleted. Take it out of service instead."
                .formatted(code, count(applications, "application")));
    }

    static InUse centreOfTraining(String code, long applications) {
        return new InUse(
                "The training %s has %s: its centre and its commission cannot change, since their files are there."
                        .formatted(code, count(applications, "application")));
    }

    static InUse centre(String label, long trainings, long commissions) {
        return new InUse("The centre “%s” has %s and %s and cannot be deleted."
                .formatted(label, count(trainings, "training"), count(commissions, "commission")));
    }

    static InUse commission(String label, long trainings) {
        return new InUse(
                "The commission “%s” has %s and cannot be deleted.".formatted(label, count(trainings, "training")));
    }

    static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
