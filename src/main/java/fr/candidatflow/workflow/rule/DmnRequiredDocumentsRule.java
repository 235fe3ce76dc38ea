package fr.candidatflow.workflow.rule;

import fr.candidatflow.application.RequiredDocumentsRule;
import fr.candidatflow.catalogue.ApplicationMode;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.stereotype.Component;

/** Asks {@code processes/required-documents.dmn}. */
@Component
class DmnRequiredDocumentsRule implements RequiredDocumentsRule {

    static final String DECISION = "required-documents";

    private static final Map<String, Fact> FACTS =
            Map.of("nationality", Fact.NATIONALITY, "baccalaureateFamily", Fact.BACCALAUREATE);

    private final DecisionService decisions;
    private final DecisionHistory history;
    private final RepositoryService repository;

    DmnRequiredDocumentsRule(DecisionService decisions, DecisionHistory history, RepositoryService repository) {
        this.decisions = decisions;
        this.history = history;
        this.repository = repository;
    }

    @Override
    public DocumentDecision decide(
            String documentCode, String nationality, String baccalaureateFamily, ApplicationMode mode) {
        var result = decisions
                .evaluateDecisionTableByKey(
                        DECISION,
                        Variables.putValue("documentCode", documentCode)
                                .putValue("nationality", nationality)
                                .putValue("baccalaureateFamily", baccalaureateFamily)
                                .putValue("mode", mode.name()))
                .getSingleResult();
        return new DocumentDecision(result.<Boolean>getEntry("asked"), result.getEntry("reason"), history.fired());
    }

    /** Read from the table itself: the columns that a document's own rows fill in. */
    @Override
    public Map<String, Set<Fact>> dependencies(Collection<String> documentCodes) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult();
        var table = repository
                .getDmnModelInstance(definition.getId())
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        var columns = table.getInputs().stream()
                .map(input -> input.getInputExpression().getText().getTextContent())
                .toList();
        var rows = table.getRules().stream()
                .map(rule -> rule.getInputEntries().stream()
                        .map(cell -> cell.getText().getTextContent())
                        .toList())
                .toList();
        return documentCodes.stream().collect(Collectors.toMap(code -> code, code -> facts(code, columns, rows)));
    }

    private static Set<Fact> facts(String documentCode, List<String> columns, List<List<String>> rows) {
        var facts = EnumSet.noneOf(Fact.class);
        rows.stream()
                .filter(row -> row.get(columns.indexOf("documentCode")).contains('"' + documentCode + '"'))
                .forEach(row -> FACTS.forEach((column, fact) -> {
                    if (!row.get(columns.indexOf(column)).isBlank()) {
                        facts.add(fact);
                    }
                }));
        return facts;
    }
}
