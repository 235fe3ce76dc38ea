package fr.candidatflow.application.page;

import java.util.List;

/**
 * A seat that waits for its answer, or can still be given back or kept: how long, and what else the candidate has.
 *
 * @param left until the next date
 * @param secondThought how long a withdrawal can be taken back, in words
 * @param otherOffers other seats that are offered or confirmed
 * @param running other applications on which nothing is decided yet
 */
record OfferView(
        TimeLeft left, String secondThought, List<ApplicationView> otherOffers, List<ApplicationView> running) {}
