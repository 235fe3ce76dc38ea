/** The dates of applications as calendar files (RFC 5545), for the calendar that a candidate already uses. */
package fr.candidatflow.application.calendar;
