/** The code beside processes/document-review.bpmn. */
package fr.candidatflow.workflow.documentreview;
