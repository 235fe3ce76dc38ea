package fr.candidatflow.catalogue;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The offer, kept in memory between requests: to read, sort and fold thousands of trainings takes longer than a page may. Each
 * request asks the database whether anything has changed, so that every node shows a change at once. Each change raises a
 * version: the sum of the versions tells, and that of the hashed ids whether a training came or went.
 */
@Component
class CurrentOffer {

    private record Kept(String state, Offer offer) {}

    private final TrainingRepository trainings;
    private final JdbcClient jdbc;

    private volatile Kept kept = new Kept("", new Offer(List.of()));

    CurrentOffer(TrainingRepository trainings, JdbcClient jdbc) {
        this.trainings = trainings;
        this.jdbc = jdbc;
    }

    Offer get() {
        // The state first: what changes between the two reads is then read again at the next request, never missed.
        var state = state();
        var known = kept;
        if (!state.equals(known.state())) {
            known = new Kept(state, Offer.of(trainings.offer()));
            kept = known;
        }
        return known.offer();
    }

    private String state() {
        return jdbc.sql("""
                        select concat_ws(' ', (select sum(version) || ' ' || sum(uuid_hash(id)::bigint) from training where offered),
                            (select md5(string_agg(code || ' ' || label, ',' order by code)) from centre))
                        """).query(String.class).single();
    }
}
