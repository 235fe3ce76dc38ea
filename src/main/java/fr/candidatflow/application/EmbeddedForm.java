package fr.candidatflow.application;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * One Camunda embedded form, filled and checked on the server: the same file opens unchanged in Tasklist, and here works without
 * JavaScript and under a strict content security policy. What a browser may set, and what it must respect, is read from the
 * form's own HTML: the fields with a {@code cam-variable-name}, {@code required}, {@code maxlength}, {@code pattern},
 * {@code min}, {@code max} and the options of a select. Everything else that is posted is ignored.
 *
 * <p>Fields: text, e-mail, number and date inputs, checkbox, radio, select, textarea; types: String, Boolean, Integer, Long,
 * Double (a date is an ISO String). No files: documents are deposited on the application's page.
 *
 * <p>Three attributes are the portal's own: {@code data-message} names the text that replaces an element's (the HTML holds the
 * English one, for Tasklist), {@code data-missing-message} the sentence when a field is left empty, {@code data-portal="radios"}
 * on a select shows its options as radio buttons, which Camunda's forms do not have; {@code data-submit-message} on the form
 * names the button's text (Tasklist brings its own button).
 */
final class EmbeddedForm {

    private static final Set<String> TYPES = Set.of("String", "Boolean", "Integer", "Long", "Double");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    private final Element form;

    private EmbeddedForm(Element form) {
        this.form = form;
    }

    /** Refuses a form that the portal could not serve faithfully, whoever deployed it. */
    static EmbeddedForm of(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        Element form = document.expectFirst("form");
        form.select("script, style").remove();
        for (Element field : form.select("[cam-variable-name]")) {
            if (!TYPES.contains(field.attr("cam-variable-type"))
                    || field.attr("type").equals("file")
                    || field.id().isEmpty()) {
                throw new IllegalArgumentException("The portal cannot show this field: " + field.cssSelector());
            }
        }
        return new EmbeddedForm(form);
    }

    /** The variables that the form declares, the only ones a browser may set. */
    Set<String> variables() {
        return fields(form).keySet();
    }

    /** Reads what was posted: values for the process where there is no problem, and what was typed, to show it again. */
    Answers read(Function<String, String> posted) {
        var answers = Answers.none();
        fields(form).forEach((variable, controls) -> {
            Element first = controls.get(0);
            String typed = posted.apply(variable);
            String value = typed == null ? "" : typed.replace("\r\n", "\n").strip();
            if (isCheckbox(first)) {
                value = typed == null ? "" : "true";
            }
            answers.typed().put(variable, value);
            if (value.isEmpty()) {
                if (first.hasAttr("required")) {
                    answers.problems().put(first.id(), missing(first));
                }
                answers.variables().put(variable, isCheckbox(first) ? Boolean.FALSE : null);
                return;
            }
            Problem problem = problem(controls, value);
            if (problem != null) {
                answers.problems().put(first.id(), problem);
                return;
            }
            try {
                answers.variables().put(variable, typed(first, value));
            } catch (NumberFormatException e) {
                answers.problems().put(first.id(), new Problem("form.problem.number"));
            }
        });
        return answers;
    }

    private static Problem missing(Element field) {
        return new Problem(
                field.hasAttr("data-missing-message") ? field.attr("data-missing-message") : "form.problem.missing");
    }

    private static Problem problem(List<Element> controls, String value) {
        Element first = controls.get(0);
        if (CONTROL.matcher(value).find()) {
            return new Problem("form.problem.format");
        }
        if (first.hasAttr("maxlength") && value.length() > Integer.parseInt(first.attr("maxlength"))) {
            return new Problem("form.problem.too-long", Integer.parseInt(first.attr("maxlength")));
        }
        Stream<Element> choices = switch (kind(first)) {
            case "select" -> first.select("option").stream();
            case "radio", "checkbox" -> controls.stream();
            default -> null;
        };
        if (choices != null) {
            return isCheckbox(first)
                            || choices.anyMatch(choice -> choice.attr("value").equals(value))
                    ? null
                    : new Problem("form.problem.choice");
        }
        boolean matches = switch (kind(first)) {
            case "email" -> EMAIL.matcher(value).matches();
            case "date" -> isDate(first, value);
            case "number" -> isNumber(first, value);
            default -> true;
        };
        if (!matches || (first.hasAttr("pattern") && !value.matches(first.attr("pattern")))) {
            return new Problem("form.problem.format");
        }
        return null;
    }

    private static boolean isDate(Element field, String value) {
        try {
            LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            return false;
        }
        return within(field, value, Comparator.comparing(LocalDate::parse));
    }

    private static boolean isNumber(Element field, String value) {
        try {
            return within(field, decimal(value), Comparator.comparingDouble(Double::parseDouble));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean within(Element field, String value, Comparator<String> order) {
        return (!field.hasAttr("min") || order.compare(value, field.attr("min")) >= 0)
                && (!field.hasAttr("max") || order.compare(value, field.attr("max")) <= 0);
    }

    private static Object typed(Element field, String value) {
        return switch (field.attr("cam-variable-type")) {
            case "Boolean" -> Boolean.valueOf(value);
            case "Integer" -> Integer.valueOf(value);
            case "Long" -> Long.valueOf(value);
            case "Double" -> Double.valueOf(decimal(value));
            default -> value;
        };
    }

    /** French people type a comma. */
    private static String decimal(String value) {
        return value.replace(',', '.');
    }

    /**
     * The form as the portal shows it, posting to the page it is on.
     *
     * @param csrf name and value of the field that proves that the post comes from our page
     */
    String render(Texts texts, Map.Entry<String, String> csrf, Answers answers) {
        Element shown = form.clone();
        translate(shown, texts);
        String submit =
                texts.get(form.hasAttr("data-submit-message") ? form.attr("data-submit-message") : "form.submit");
        fields(shown).forEach((variable, controls) -> {
            Element first = controls.get(0);
            controls.forEach(control -> fill(control, variable, answers.typed().get(variable)));
            Problem problem = answers.problems().get(first.id());
            if (problem != null) {
                mark(
                        first,
                        controls,
                        texts.get("form.error-prefix"),
                        texts.get(problem.messageKey(), problem.arguments()));
            }
            if (first.attr("data-portal").equals("radios")) {
                asRadios(shown, first);
            }
        });
        shown.getAllElements().forEach(EmbeddedForm::keepPlainHtml);
        shown.attr("method", "post").attr("novalidate", true);
        shown.prependElement("input")
                .attr("type", "hidden")
                .attr("name", csrf.getKey())
                .attr("value", csrf.getValue());
        shown.appendElement("button")
                .attr("type", "submit")
                .addClass("govuk-button")
                .attr("data-module", "govuk-button")
                .attr("data-prevent-double-click", "true")
                .text(submit);
        return shown.outerHtml();
    }

    private static void translate(Element form, Texts texts) {
        form.select("[data-message]").forEach(element -> element.text(texts.get(element.attr("data-message"))));
    }

    private static void fill(Element control, String variable, String value) {
        control.attr("name", variable);
        if (value == null) {
            return;
        }
        switch (kind(control)) {
            case "checkbox" -> control.attr("checked", value.equals("true"));
            case "radio" -> control.attr("checked", control.attr("value").equals(value));
            case "select" ->
                control.select("option")
                        .forEach(option ->
                                option.attr("selected", option.attr("value").equals(value)));
            case "textarea" -> control.text(value);
            default -> control.attr("value", value);
        }
    }

    private static void mark(Element first, List<Element> controls, String prefix, String sentence) {
        String id = first.id() + "-error";
        controls.forEach(control -> {
            control.attr("aria-invalid", "true");
            control.attr("aria-describedby", (control.attr("aria-describedby") + " " + id).strip());
            switch (kind(control)) {
                case "select", "textarea" -> control.addClass("govuk-" + kind(control) + "--error");
                case "checkbox", "radio" -> {}
                default -> control.addClass("govuk-input--error");
            }
        });
        Element group = first.closest(".govuk-form-group");
        if (group != null) {
            group.addClass("govuk-form-group--error");
        }
        Element list = first.closest(".govuk-checkboxes, .govuk-radios");
        var message = new Element("p").addClass("govuk-error-message").attr("id", id);
        message.appendElement("span").addClass("govuk-visually-hidden").text(prefix);
        message.appendText(" " + sentence);
        (list != null ? list : first).before(message);
    }

    /** The group's label becomes the legend of a fieldset, each option but the empty one a radio button. */
    private static void asRadios(Element form, Element select) {
        Element group = select.parent();
        Element label = form.expectFirst("label[for=" + select.id() + "]");
        var fieldset = new Element("fieldset").addClass("govuk-fieldset").attr("role", "radiogroup");
        if (select.hasAttr("aria-describedby")) {
            fieldset.attr("aria-describedby", select.attr("aria-describedby"));
        }
        if (select.hasAttr("aria-invalid")) {
            fieldset.attr("aria-invalid", "true");
        }
        fieldset.attr("aria-required", String.valueOf(select.hasAttr("required")));
        fieldset.appendElement("legend")
                .addClass(label.className().replace("govuk-label", "govuk-fieldset__legend"))
                .text(label.text());
        label.remove();
        List.copyOf(group.children()).stream().filter(child -> child != select).forEach(fieldset::appendChild);
        Element list = fieldset.appendElement("div").addClass("govuk-radios");
        String id = select.id();
        for (Element option : select.select("option")) {
            String value = option.attr("value");
            if (!value.isEmpty()) {
                Element item = list.appendElement("div").addClass("govuk-radios__item");
                item.appendElement("input")
                        .addClass("govuk-radios__input")
                        .attr("type", "radio")
                        .attr("id", id)
                        .attr("name", select.attr("name"))
                        .attr("value", value)
                        .attr("checked", option.hasAttr("selected"));
                item.appendElement("label")
                        .addClass("govuk-label govuk-radios__label")
                        .attr("for", id)
                        .text(option.text());
                id = select.id() + "-" + (list.childrenSize() + 1);
            }
        }
        select.replaceWith(fieldset);
    }

    private static void keepPlainHtml(Element element) {
        element.attributes().asList().stream()
                .map(Attribute::getKey)
                .filter(key -> key.startsWith("cam-")
                        || key.startsWith("ng-")
                        || key.startsWith("on")
                        || key.startsWith("data-"))
                .toList()
                .forEach(element::removeAttr);
    }

    /** Variable to its controls: one, or all the radio buttons of a group. What the form shows but does not ask is no field. */
    private static Map<String, List<Element>> fields(Element form) {
        var fields = new LinkedHashMap<String, List<Element>>();
        for (Element control : form.select("input, select, textarea")) {
            if (control.hasAttr("cam-variable-name") && !control.hasAttr("readonly") && !control.hasAttr("disabled")) {
                fields.computeIfAbsent(control.attr("cam-variable-name"), variable -> new ArrayList<>())
                        .add(control);
            }
        }
        return fields;
    }

    private static String kind(Element control) {
        return control.normalName().equals("input") ? control.attr("type") : control.normalName();
    }

    private static boolean isCheckbox(Element control) {
        return kind(control).equals("checkbox");
    }

    /** A candidate's texts in the language of the request. */
    @FunctionalInterface
    interface Texts {
        String get(String key, Object... arguments);
    }

    /** What is wrong with one field, as a text's key. */
    record Problem(String messageKey, Object... arguments) {}

    /**
     * What a browser posted: {@code variables} for the process, {@code typed} to show it again, both by variable, and
     * {@code problems} by the id of the field.
     */
    record Answers(Map<String, Object> variables, Map<String, String> typed, Map<String, Problem> problems) {

        static Answers none() {
            return new Answers(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        boolean complete() {
            return problems.isEmpty();
        }
    }
}
