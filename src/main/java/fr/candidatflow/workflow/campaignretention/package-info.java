/** The code beside processes/campaign-retention.bpmn. */
package fr.candidatflow.workflow.campaignretention;
