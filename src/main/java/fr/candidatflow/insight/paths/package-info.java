/** The ways that instances took through a process: how many went each, how long it took them, and where the staff led them off. */
package fr.candidatflow.insight.paths;
