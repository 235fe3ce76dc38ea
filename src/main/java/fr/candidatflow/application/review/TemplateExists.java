package fr.candidatflow.application.review;

import fr.candidatflow.portal.BrokenRule;

/** Each text stands in a centre's list once. */
class TemplateExists extends BrokenRule {

    TemplateExists() {
        super("application.refused.template-exists", "This centre has this comment already");
    }
}
