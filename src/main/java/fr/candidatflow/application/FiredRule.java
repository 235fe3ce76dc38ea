package fr.candidatflow.application;

import java.util.Map;

/**
 * The row of a decision table that decided.
 *
 * @param decision key of the table
 * @param version of the table that was in force
 * @param rule id of the row
 * @param inputs by label of the column, what the row was chosen by, as text
 * @param outputs by label of the column, as text
 */
public record FiredRule(
        String decision, int version, String rule, Map<String, String> inputs, Map<String, String> outputs) {}
