/** The code beside processes/address-change.bpmn. */
package fr.candidatflow.workflow.addresschange;
