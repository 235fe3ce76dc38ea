package fr.candidatflow.portal;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.util.DetailedError;

/**
 * Puts the errors of a form in the order of its fields on the page, which is the order of the components of its record: bean
 * validation reports them in any order, and a summary that jumps about is hard to follow (WCAG 3.3.1).
 */
@Component
class PageOrder {

    public List<DetailedError> of(Object form, List<DetailedError> errors) {
        var fields = Arrays.stream(form.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return errors.stream()
                .sorted(Comparator.comparingInt(error -> position(fields, error.getFieldName())))
                .toList();
    }

    /** A part of a date stands where its first part does; what belongs to no field comes first. */
    private static int position(List<String> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).startsWith(name)) {
                return i;
            }
        }
        return -1;
    }
}
