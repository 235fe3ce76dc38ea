/** Which rows of the decision tables decided about an application, for Cockpit. */
package fr.candidatflow.insight.rules;
