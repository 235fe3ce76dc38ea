/** The administrators' pages of the catalogue: campaigns, centres, commissions, trainings, import. */
package fr.candidatflow.catalogue.administration;
