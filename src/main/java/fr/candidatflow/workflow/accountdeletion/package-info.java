/** The code beside processes/account-deletion.bpmn. */
package fr.candidatflow.workflow.accountdeletion;
