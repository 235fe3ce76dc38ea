/** The candidates' pages: trainings to apply to, the application with its documents, the steps that wait for the candidate. */
package fr.candidatflow.application.page;
