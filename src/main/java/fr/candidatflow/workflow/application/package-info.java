/** The code beside processes/application.bpmn. */
package fr.candidatflow.workflow.application;
