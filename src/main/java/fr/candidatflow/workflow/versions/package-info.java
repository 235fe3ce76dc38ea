/** New versions of the diagrams: what still runs by an older one, and how it is moved to the latest. */
package fr.candidatflow.workflow.versions;
