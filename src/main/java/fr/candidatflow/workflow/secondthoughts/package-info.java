/** The code beside processes/second-thoughts.bpmn. */
package fr.candidatflow.workflow.secondthoughts;
