/** The staff as the engine knows them: how they come in, the register of users and groups, and what these may do. */
package fr.candidatflow.workflow.staff;
