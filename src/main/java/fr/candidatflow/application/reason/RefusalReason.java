package fr.candidatflow.application.reason;

import fr.candidatflow.catalogue.LocalizedText;

/**
 * A reason of the list.
 *
 * @param code never changes
 * @param label as the candidate reads it
 * @param inUse whether it is offered; one that is not still explains what was refused with it
 * @param version counts its changes
 */
public record RefusalReason(String code, LocalizedText label, boolean inUse, long version) {}
