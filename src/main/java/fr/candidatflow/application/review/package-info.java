/** What the staff of a centre use beside the forms of Tasklist: the cards of the work lists, comment templates, the post. */
package fr.candidatflow.application.review;
