/** The code beside processes/admission-confirmation.bpmn. */
package fr.candidatflow.workflow.admissionconfirmation;
