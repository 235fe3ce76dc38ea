package fr.candidatflow.application;

import fr.candidatflow.catalogue.TrainingId;
import fr.candidatflow.catalogue.TrainingUse;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the catalogue's administrators which trainings candidates have applied to. */
@Component
class UseByApplications implements TrainingUse {

    private final JdbcClient jdbc;

    UseByApplications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<TrainingId, Use> of(Collection<TrainingId> trainings) {
        var ids = trainings.stream().map(TrainingId::value).toArray(UUID[]::new);
        return jdbc
                .sql("""
                        select training_id, count(*) applications,
                            count(*) filter (where status not in ('REFUSED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED')) running,
                            count(*) filter (where status = 'ADMITTED' or status = 'COMPLETE'
                                and opinion = 'FAVOURABLE' and opinion_validated_at is not null) offered,
                            count(*) filter (where status = 'CONFIRMED') confirmed
                        from application where training_id = any(?) group by training_id""")
                .param(ids)
                .query((row, number) -> Map.entry(
                        new TrainingId(row.getObject("training_id", UUID.class)),
                        new Use(
                                row.getLong("applications"),
                                row.getLong("running"),
                                row.getLong("offered"),
                                row.getLong("confirmed"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
