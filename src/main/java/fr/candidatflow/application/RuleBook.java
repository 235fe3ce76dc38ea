package fr.candidatflow.application;

import java.util.List;
import java.util.Optional;

/** The decision tables themselves, as they were in each version. */
public interface RuleBook {

    /** Empty when that version of the table, or that row of it, is there no more. */
    Optional<Row> find(String decision, int version, String rule);

    /**
     * @param table name of the decision table
     * @param number of the row, from 1
     * @param annotation what the table says of the row; may be empty
     */
    record Row(String table, int number, String annotation, List<Cell> conditions) {}

    /** @param condition as the table has it; empty: any value */
    record Cell(String column, String condition) {}
}
