/** What a candidate has typed in a form and not saved; it knows nothing of what the forms ask. */
package fr.candidatflow.profile.draft;
