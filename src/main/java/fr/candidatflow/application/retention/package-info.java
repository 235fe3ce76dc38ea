/** What is deleted of a campaign when its time is over, what stays as numbers, and the administrators' page about it. */
package fr.candidatflow.application.retention;
