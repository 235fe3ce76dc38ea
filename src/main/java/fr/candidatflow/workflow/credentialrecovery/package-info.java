/** The code beside processes/credential-recovery.bpmn. */
package fr.candidatflow.workflow.credentialrecovery;
