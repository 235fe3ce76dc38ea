package fr.candidatflow.application.page;

import java.time.Instant;
import java.util.List;

/**
 * Where an application is, for its candidate.
 *
 * @param events what happened, the latest first
 * @param holder end of the message key that says who has the ball
 * @param until when that ends at the latest, null when no date is set
 * @param next what can come next, in words
 * @param usually how long this has taken on this training, in words; null while too few files tell
 */
record Timeline(List<Event> events, String holder, Instant until, List<String> next, String usually) {

    record Event(String what, Instant at) {}
}
