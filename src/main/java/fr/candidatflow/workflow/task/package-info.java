/** What pages want of running instances: the open task, its notes, the history; and who may see it. */
package fr.candidatflow.workflow.task;
