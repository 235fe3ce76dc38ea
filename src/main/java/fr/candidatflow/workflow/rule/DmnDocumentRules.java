package fr.candidatflow.workflow.rule;

import fr.candidatflow.catalogue.ApplicationMode;
import fr.candidatflow.catalogue.DocumentRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.springframework.stereotype.Component;

/** Reads {@code processes/required-documents.dmn} aloud. */
@Component
class DmnDocumentRules implements DocumentRules {

    private static final Map<String, String> WORDS =
            Map.of("nationality", "nationality", "baccalaureateFamily", "baccalaureate");

    private final RepositoryService repository;

    DmnDocumentRules(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public List<Rule> of(String documentCode, ApplicationMode mode) {
        var table = table();
        var columns = table.getInputs().stream()
                .map(input -> input.getInputExpression().getText().getTextContent())
                .toList();
        var rules = new ArrayList<Rule>();
        for (var row : table.getRules()) {
            var cells =
                    row.getInputEntries().stream().map(DmnDocumentRules::text).toList();
            if (!matches(cells.get(columns.indexOf("documentCode")), documentCode)
                    || !matches(cells.get(columns.indexOf("mode")), mode.name())) {
                continue;
            }
            var conditions = Stream.of("nationality", "baccalaureateFamily")
                    .filter(column -> !cells.get(columns.indexOf(column)).isBlank())
                    .map(column -> WORDS.get(column) + ": " + inWords(cells.get(columns.indexOf(column))))
                    .toList();
            var outputs = row.getOutputEntries().stream()
                    .map(cell -> cell.getText().getTextContent().strip())
                    .toList();
            boolean named = !cells.get(columns.indexOf("documentCode")).isBlank();
            rules.add(new Rule(
                    conditions,
                    Boolean.parseBoolean(outputs.get(0)),
                    named && row.getDescription() != null ? row.getDescription().getTextContent() : ""));
            if (conditions.isEmpty()) {
                return rules;
            }
        }
        return rules;
    }

    private DecisionTable table() {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DmnRequiredDocumentsRule.DECISION)
                .latestVersion()
                .singleResult();
        return repository
                .getDmnModelInstance(definition.getId())
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
    }

    private static String text(InputEntry cell) {
        return cell.getText().getTextContent().strip();
    }

    private static boolean matches(String cell, String value) {
        return cell.isBlank() || cell.contains('"' + value + '"') != cell.startsWith("not(");
    }

    private static String inWords(String cell) {
        var values = Stream.of(cell.replaceFirst("^not\\((.*)\\)$", "$1").split(","))
                .map(value -> value.strip().replace("\"", ""))
                .collect(Collectors.joining(", "));
        return (cell.startsWith("not(") ? "anything but " : "") + values;
    }
}
