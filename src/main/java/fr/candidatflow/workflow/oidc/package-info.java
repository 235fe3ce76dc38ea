/** Sign-in of the staff at the university's OpenID Connect provider, where one is set. */
package fr.candidatflow.workflow.oidc;
