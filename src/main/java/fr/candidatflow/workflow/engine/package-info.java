/** What the processes have in common: their deployment, keys, variables and dates, reminders, and what a conflict leads to. */
package fr.candidatflow.workflow.engine;
