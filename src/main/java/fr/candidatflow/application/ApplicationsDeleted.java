package fr.candidatflow.application;

import java.util.Set;

/** These applications are gone at the end of the transaction: whoever keeps anything of them lets it go, too. */
public record ApplicationsDeleted(Set<ApplicationId> applications) {}
