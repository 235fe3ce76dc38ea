package fr.candidatflow.workflow.engine;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables with the scripts that Camunda ships, under Flyway's lock, so that two nodes may start on an empty
 * database together. Adds the indexes that the engine's own queries lack on PostgreSQL: without the first, each completed task
 * reads every open task; without the second, each job acquisition reads every pending timer.
 */
@Component
class CamundaSchema implements JavaMigration {

    private static final List<String> SCRIPTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws Exception {
        for (String script : SCRIPTS) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.postgres.create." + script + ".sql"));
        }
        try (var statement = context.getConnection().createStatement()) {
            statement.execute(
                    "create index cf_task_parent on act_ru_task (parent_task_id_) where parent_task_id_ is not null");
            statement.execute(
                    "create index cf_job_due on act_ru_job (duedate_) where retries_ > 0 and suspension_state_ = 1");
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1");
    }

    @Override
    public String getDescription() {
        return "camunda 7.24";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
