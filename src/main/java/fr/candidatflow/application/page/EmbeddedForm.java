package fr.candidatflow.application.page;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        for (Element control : form.select("[cam-variable-name]")) {
            if (!FormField.known(control)) {
                throw new IllegalArgumentException("The portal cannot show this field: " + control.cssSelector());
            }
        }
        return new EmbeddedForm(form);
    }

    /** The variables that the form declares, the only ones a browser may set. */
    Set<String> variables() {
        return FormField.of(form).stream()
                .map(FormField::variable)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Reads what was posted: values for the process where there is no problem, and what was typed, to show it again. */
    Answers read(Function<String, String> posted) {
        var answers = Answers.none();
        for (FormField field : FormField.of(form)) {
            String typed = field.typed(posted.apply(field.variable()));
            answers.typed().put(field.variable(), typed);
            var problem = field.problem(typed);
            problem.ifPresent(found -> answers.problems().put(field.id(), found));
            if (typed.isEmpty() || problem.isEmpty()) {
                answers.variables().put(field.variable(), field.value(typed));
            }
        }
        return answers;
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
        for (FormField field : FormField.of(shown)) {
            fill(field, answers.typed().get(field.variable()));
            Problem problem = answers.problems().get(field.id());
            if (problem != null) {
                mark(field, texts.get("form.error-prefix"), texts.get(problem.messageKey(), problem.arguments()));
            }
            if (field.first().attr("data-portal").equals("radios")) {
                asRadios(shown, field.first());
            }
        }
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

    private static void fill(FormField field, String value) {
        field.controls().forEach(control -> {
            control.attr("name", field.variable());
            if (value != null) {
                fill(control, value);
            }
        });
    }

    private static void fill(Element control, String value) {
        switch (FormField.kind(control)) {
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

    private static void mark(FormField field, String prefix, String sentence) {
        Element first = field.first();
        String id = field.id() + "-error";
        field.controls().forEach(control -> {
            control.attr("aria-invalid", "true");
            control.attr("aria-describedby", (control.attr("aria-describedby") + " " + id).strip());
            switch (FormField.kind(control)) {
                case "select", "textarea" -> control.addClass("govuk-" + FormField.kind(control) + "--error");
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
