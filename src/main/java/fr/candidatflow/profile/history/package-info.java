/** What each save of a profile has changed; it knows nothing of what the fields mean. */
package fr.candidatflow.profile.history;
