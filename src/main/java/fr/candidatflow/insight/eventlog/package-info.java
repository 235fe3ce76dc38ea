/** The history as an event log, for process-mining tools. */
package fr.candidatflow.insight.eventlog;
