/** The code beside processes/account-activation.bpmn. */
package fr.candidatflow.workflow.accountactivation;
