/** What the forms and work lists of Tasklist show of a file and change, and what a centre uses beside them: comment templates, the post. */
package fr.candidatflow.application.review;
