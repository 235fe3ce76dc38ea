package fr.candidatflow.workflow.engine;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of a process, with its type. It may route, never record: primitives only, no personal data.
 *
 * @param name as in the diagram and in the forms
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    public static ProcessVariable<Boolean> yesNo(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    public static ProcessVariable<Integer> count(String name) {
        return new ProcessVariable<>(name, Integer.class);
    }

    /** Whatever kind of number a form has made of it. */
    public static ProcessVariable<Number> number(String name) {
        return new ProcessVariable<>(name, Number.class);
    }

    public static ProcessVariable<Date> date(String name) {
        return new ProcessVariable<>(name, Date.class);
    }

    /** Null when there is none. */
    public T get(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }

    /** For the start of an instance. */
    public void put(Map<String, Object> variables, T value) {
        variables.put(name, value);
    }

    /** Reads what a form has submitted and removes it: it belongs to our tables. Null when there was none. */
    public T take(VariableScope scope) {
        T value = get(scope);
        scope.removeVariable(name);
        return value;
    }
}
