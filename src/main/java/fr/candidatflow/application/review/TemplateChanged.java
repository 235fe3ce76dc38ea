package fr.candidatflow.application.review;

import fr.candidatflow.portal.BrokenRule;

/** Who saves second is told, and nothing is overwritten. */
class TemplateChanged extends BrokenRule {

    TemplateChanged() {
        super(
                "application.refused.template-changed",
                "Somebody has changed or removed this comment meanwhile. Look at the list as it is now");
    }
}
