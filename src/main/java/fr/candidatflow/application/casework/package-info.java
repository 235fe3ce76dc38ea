/**
 * One application as its staff works on it: where it stands, and what may be put right by hand. Every act has a reason, is
 * recorded in the audit, and is told to the candidate where it matters to them.
 */
package fr.candidatflow.application.casework;
