package fr.candidatflow.workflow.rule;

import fr.candidatflow.application.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** Reads every version of {@code processes/*.dmn} that was ever deployed here. */
@Component
class DmnRuleBook implements RuleBook {

    private final RepositoryService repository;

    DmnRuleBook(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public Optional<Row> find(String decision, int version, String rule) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .decisionDefinitionVersion(version)
                .singleResult();
        if (definition == null) {
            return Optional.empty();
        }
        Rule row = repository.getDmnModelInstance(definition.getId()).getModelElementById(rule);
        return Optional.ofNullable(row).map(DmnRuleBook::row);
    }

    private static Row row(Rule row) {
        var table = (DecisionTable) row.getParentElement();
        return new Row(
                ((Decision) table.getParentElement()).getName(),
                List.copyOf(table.getRules()).indexOf(row) + 1,
                row.getDescription() == null ? "" : row.getDescription().getTextContent(),
                conditions(table, row));
    }

    private static List<Cell> conditions(DecisionTable table, Rule row) {
        var cells = new ArrayList<Cell>();
        var columns = table.getInputs().iterator();
        row.getInputEntries()
                .forEach(entry -> cells.add(new Cell(
                        columns.next().getLabel(),
                        entry.getText().getTextContent().strip())));
        return cells;
    }
}
