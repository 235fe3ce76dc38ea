package fr.candidatflow.workflow.staff;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jsoup.Jsoup;
import org.springframework.stereotype.Component;

/**
 * What the engine's own interface would allow to whoever may work on a task, and nobody needs.
 *
 * <ul>
 *   <li>A step is done by its form. The engine would take any variable along: who works on the next step, when an opinion is
 *       published.
 *   <li>Only diagrams throw errors and escalations. Thrown from a task they lead past its step.
 *   <li>A task stays with its group and keeps its dates. Who may give one back could take it from its group, too.
 * </ul>
 */
@Component
class OpenTasks extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var forms = new Forms();
        configuration.setFormService(forms);
        configuration.setTaskService(new Tasks(forms));
    }

    private static class Forms extends FormServiceImpl {

        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public void submitTaskForm(String task, Map<String, Object> variables) {
            refuseOthers(task, variables);
            super.submitTaskForm(task, variables);
        }

        @Override
        public VariableMap submitTaskFormWithVariablesInReturn(
                String task, Map<String, Object> variables, boolean deserialize) {
            refuseOthers(task, variables);
            return super.submitTaskFormWithVariablesInReturn(task, variables, deserialize);
        }

        void refuseOthers(String task, Map<String, Object> variables) {
            if (variables == null || variables.isEmpty()) {
                return;
            }
            var others = new TreeSet<>(variables.keySet());
            others.removeAll(asked(task));
            if (!others.isEmpty()) {
                throw new AuthorizationException(
                        "The form of this step does not ask for %s.".formatted(String.join(", ", others)));
            }
        }

        /** What the task's own form declares, an embedded one or one of Camunda's. */
        private Collection<String> asked(String task) {
            try (var deployed = getDeployedTaskForm(task)) {
                String form = new String(deployed.readAllBytes(), StandardCharsets.UTF_8);
                return form.stripLeading().startsWith("{")
                        ? JSON.readTree(form).findValuesAsText("key")
                        : Jsoup.parseBodyFragment(form)
                                .select("[cam-variable-name]")
                                .eachAttr("cam-variable-name");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static class Tasks extends TaskServiceImpl {

        private final Forms forms;

        Tasks(Forms forms) {
            this.forms = forms;
        }

        @Override
        public void complete(String task, Map<String, Object> variables) {
            forms.refuseOthers(task, variables);
            super.complete(task, variables);
        }

        @Override
        public VariableMap completeWithVariablesInReturn(
                String task, Map<String, Object> variables, boolean deserialize) {
            forms.refuseOthers(task, variables);
            return super.completeWithVariablesInReturn(task, variables, deserialize);
        }

        @Override
        public void resolveTask(String task, Map<String, Object> variables) {
            forms.refuseOthers(task, variables);
            super.resolveTask(task, variables);
        }

        @Override
        public void handleBpmnError(String task, String code, String message, Map<String, Object> variables) {
            throw thrown();
        }

        @Override
        public void handleEscalation(String task, String code, Map<String, Object> variables) {
            throw thrown();
        }

        private static AuthorizationException thrown() {
            return new AuthorizationException("A step ends by its form and throws nothing into its process.");
        }

        @Override
        public void addGroupIdentityLink(String task, String group, String type) {
            requireChange(task);
            super.addGroupIdentityLink(task, group, type);
        }

        @Override
        public void deleteGroupIdentityLink(String task, String group, String type) {
            requireChange(task);
            super.deleteGroupIdentityLink(task, group, type);
        }

        @Override
        public void saveTask(Task task) {
            requireChange(task.getId());
            super.saveTask(task);
        }

        private void requireChange(String task) {
            commandExecutor.execute(command -> {
                command.getAuthorizationManager().checkAuthorization(TaskPermissions.UPDATE, Resources.TASK, task);
                return null;
            });
        }
    }
}
