package fr.candidatflow.profile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The components of a record by their names, as texts: how drafts, comparisons and the history see a form or a block. */
final class Fields {

    private Fields() {}

    /** In the record's order, null where a component is null; empty for no record. */
    static Map<String, String> of(Record record) {
        var fields = new LinkedHashMap<String, String>();
        if (record != null) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object value = value(record, component);
                fields.put(component.getName(), value == null ? null : value.toString());
            }
        }
        return fields;
    }

    /** The same form with these values in the place of its own; a form's components are texts. */
    static <F extends Record> F with(F form, Map<String, String> values) {
        var components = form.getClass().getRecordComponents();
        var arguments = Arrays.stream(components)
                .map(component -> values.containsKey(component.getName())
                        ? values.get(component.getName())
                        : value(form, component))
                .toArray();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            var constructor = (Constructor<F>) form.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(form.getClass() + " is no form of texts", e);
        }
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
