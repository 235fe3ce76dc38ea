package fr.candidatflow.application.casework;

import fr.candidatflow.catalogue.TrainingId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits for a seat of a training, in the order in which they are called. */
@Component
class WaitingList {

    /** @param candidate the last name first, as in every table of the staff */
    record Place(int rank, String number, String candidate) {}

    private final JdbcClient jdbc;

    WaitingList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In one query, however many wait. */
    List<Place> of(TrainingId training) {
        return jdbc.sql("""
                        select a.opinion_rank as rank, a.number, c.last_name || ' ' || c.first_name as candidate
                        from application a
                        join account c on c.id = a.account_id
                        where a.training_id = ? and a.status = 'WAITING_LISTED'
                        order by a.opinion_rank
                        """).param(training.value()).query(Place.class).list();
    }
}
