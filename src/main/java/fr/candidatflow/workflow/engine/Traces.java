package fr.candidatflow.workflow.engine;

import java.util.Collection;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What the engine keeps of an account and its applications: what still runs for them, and what it remembers. */
@Component
public class Traces {

    private final RuntimeService runtime;
    private final HistoryService history;

    Traces(RuntimeService runtime, HistoryService history) {
        this.runtime = runtime;
        this.history = history;
    }

    /** Ends what runs for these business keys, except for one instance: mails that could not be sent, mostly. */
    public void end(Collection<String> businessKeys, String except) {
        for (String key : businessKeys) {
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).rootProcessInstances().list().stream()
                    .filter(instance -> !instance.getId().equals(except))
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "Account deleted"));
        }
    }

    /** Forgets what has run for these business keys, in whatever depth. */
    public void forget(Collection<String> businessKeys) {
        for (String key : businessKeys) {
            var ended =
                    history
                            .createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey(key)
                            .finished()
                            .list()
                            .stream()
                            .map(instance -> instance.getId())
                            .toList();
            if (!ended.isEmpty()) {
                history.deleteHistoricProcessInstances(ended);
            }
        }
    }
}
