/** The code beside processes/staff-correction.bpmn. */
package fr.candidatflow.workflow.staffcorrection;
