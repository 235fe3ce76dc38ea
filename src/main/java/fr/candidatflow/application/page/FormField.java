package fr.candidatflow.application.page;

import fr.candidatflow.application.page.EmbeddedForm.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A question of an {@link EmbeddedForm} and what its HTML lets a browser answer.
 *
 * @param variable of the process
 * @param controls one, or all the radio buttons of a group
 */
record FormField(String variable, List<Element> controls) {

    private static final Set<String> TYPES = Set.of("String", "Boolean", "Integer", "Long", "Double");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    /** In the order of the form. What the form shows but does not ask is no field. */
    static List<FormField> of(Element form) {
        var fields = new LinkedHashMap<String, FormField>();
        for (Element control : form.select("input, select, textarea")) {
            if (control.hasAttr("cam-variable-name") && !control.hasAttr("readonly") && !control.hasAttr("disabled")) {
                fields.computeIfAbsent(
                                control.attr("cam-variable-name"),
                                variable -> new FormField(variable, new ArrayList<>()))
                        .controls()
                        .add(control);
            }
        }
        return List.copyOf(fields.values());
    }

    /** Whether the portal could serve this faithfully. */
    static boolean known(Element control) {
        return TYPES.contains(control.attr("cam-variable-type"))
                && !control.attr("type").equals("file")
                && !control.id().isEmpty();
    }

    /** {@code select}, {@code textarea}, or the type of the input. */
    static String kind(Element control) {
        return control.normalName().equals("input") ? control.attr("type") : control.normalName();
    }

    Element first() {
        return controls.get(0);
    }

    String id() {
        return first().id();
    }

    /** @param posted null when the browser sent nothing, as it does for a checkbox that is not ticked */
    String typed(String posted) {
        if (isCheckbox()) {
            return posted == null ? "" : "true";
        }
        return posted == null ? "" : posted.replace("\r\n", "\n").strip();
    }

    /** What keeps this from being an answer. */
    Optional<Problem> problem(String typed) {
        if (typed.isEmpty()) {
            return first().hasAttr("required") ? Optional.of(missing()) : Optional.empty();
        }
        if (CONTROL.matcher(typed).find()) {
            return Optional.of(new Problem("form.problem.format"));
        }
        if (first().hasAttr("maxlength") && typed.length() > Integer.parseInt(first().attr("maxlength"))) {
            return Optional.of(new Problem("form.problem.too-long", Integer.parseInt(first().attr("maxlength"))));
        }
        if (!offered(typed)) {
            return Optional.of(new Problem("form.problem.choice"));
        }
        if (!wellFormed(typed)) {
            return Optional.of(new Problem("form.problem.format"));
        }
        return fitsType(typed) ? Optional.empty() : Optional.of(new Problem("form.problem.number"));
    }

    private Problem missing() {
        return new Problem(
                first().hasAttr("data-missing-message")
                        ? first().attr("data-missing-message")
                        : "form.problem.missing");
    }

    /** Whether it is one of the choices, where there are any. */
    private boolean offered(String typed) {
        return switch (kind(first())) {
            case "select" ->
                first().select("option").stream()
                        .anyMatch(option -> option.attr("value").equals(typed));
            case "radio" ->
                controls.stream().anyMatch(button -> button.attr("value").equals(typed));
            default -> true;
        };
    }

    private boolean wellFormed(String typed) {
        return switch (kind(first())) {
            case "select", "radio", "checkbox" -> true;
            case "email" -> EMAIL.matcher(typed).matches() && fitsPattern(typed);
            case "date" -> isDate(typed) && fitsPattern(typed);
            case "number" -> isNumber(typed) && fitsPattern(typed);
            default -> fitsPattern(typed);
        };
    }

    private boolean fitsPattern(String typed) {
        return !first().hasAttr("pattern") || typed.matches(first().attr("pattern"));
    }

    private boolean isDate(String typed) {
        try {
            LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            return false;
        }
        return within(typed, Comparator.comparing(LocalDate::parse));
    }

    private boolean isNumber(String typed) {
        try {
            return within(decimal(typed), Comparator.comparingDouble(Double::parseDouble));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private boolean within(String typed, Comparator<String> order) {
        return (!first().hasAttr("min") || order.compare(typed, first().attr("min")) >= 0)
                && (!first().hasAttr("max") || order.compare(typed, first().attr("max")) <= 0);
    }

    private boolean fitsType(String typed) {
        try {
            value(typed);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** For the process; null when nothing was answered. */
    Object value(String typed) {
        if (typed.isEmpty()) {
            return isCheckbox() ? Boolean.FALSE : null;
        }
        return switch (first().attr("cam-variable-type")) {
            case "Boolean" -> Boolean.valueOf(typed);
            case "Integer" -> Integer.valueOf(typed);
            case "Long" -> Long.valueOf(typed);
            case "Double" -> Double.valueOf(decimal(typed));
            default -> typed;
        };
    }

    /** French people type a comma. */
    private static String decimal(String typed) {
        return typed.replace(',', '.');
    }

    private boolean isCheckbox() {
        return kind(first()).equals("checkbox");
    }
}
