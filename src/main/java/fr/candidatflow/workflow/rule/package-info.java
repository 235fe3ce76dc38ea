/** The decision tables in {@code processes/}, asked for the features that own the rules. */
package fr.candidatflow.workflow.rule;
