/** The code beside processes/application-submission.bpmn. */
package fr.candidatflow.workflow.applicationsubmission;
