/** The code beside processes/commission-opinion.bpmn. */
package fr.candidatflow.workflow.commissionopinion;
