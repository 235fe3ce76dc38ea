package fr.candidatflow.application.page;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.candidatflow.application.page.EmbeddedForm.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedFormTest {

    private static final Map.Entry<String, String> CSRF = entry("_csrf", "a\"b");

    private static final String ALL_KINDS = """
            <form role="form" ng-controller="x">
              <script cam-script type="text/form-script">alert(1)</script>
              <style>p { color: red }</style>
              <p data-message="some.text">English <b>text</b></p>
              <div class="govuk-form-group"><label for="motive">Motive</label>
                <input id="motive" type="text" cam-variable-name="motive" cam-variable-type="String" required maxlength="10" pattern="[^!]*" onclick="alert(1)" aria-describedby="motive-hint"></div>
              <div class="govuk-form-group"><textarea id="note" cam-variable-name="note" cam-variable-type="String" maxlength="20"></textarea></div>
              <select id="answer" cam-variable-name="answer" cam-variable-type="String"><option value="">-</option><option value="A">a</option><option value="B">b</option></select>
              <input type="checkbox" id="agreed" cam-variable-name="agreed" cam-variable-type="Boolean">
              <div class="govuk-radios">
                <input type="radio" id="colour" value="red" cam-variable-name="colour" cam-variable-type="String">
                <input type="radio" id="colour-2" value="blue" cam-variable-name="colour" cam-variable-type="String"></div>
              <input type="number" id="rank" min="1" max="99" cam-variable-name="rank" cam-variable-type="Integer">
              <input type="number" id="mark" cam-variable-name="mark" cam-variable-type="Double">
              <input type="date" id="day" min="2026-01-01" cam-variable-name="day" cam-variable-type="String">
              <input type="email" id="mail" cam-variable-name="mail" cam-variable-type="String">
              <input type="text" id="shown" readonly cam-variable-name="shown" cam-variable-type="String">
              <input type="text" id="plain">
            </form>""";

    private final EmbeddedForm form = EmbeddedForm.of(ALL_KINDS);

    @Nested
    class Reading {

        @Test
        void takesOnlyTheVariablesThatTheFormDeclares() {
            // when
            var answers = read("motive", "why", "approved", "true", "shown", "changed", "plain", "x");

            // then
            assertThat(form.variables())
                    .containsExactly("motive", "note", "answer", "agreed", "colour", "rank", "mark", "day", "mail");
            assertThat(answers.variables().keySet()).isEqualTo(form.variables());
        }

        @Test
        void givesEachValueItsType() {
            var answers = read(
                    "motive",
                    " why ",
                    "note",
                    "a\r\nb",
                    "answer",
                    "B",
                    "agreed",
                    "on",
                    "colour",
                    "blue",
                    "rank",
                    "7",
                    "mark",
                    "12,5",
                    "day",
                    "2026-03-01",
                    "mail",
                    "a@b.fr");

            assertThat(answers.complete()).isTrue();
            assertThat(answers.variables())
                    .containsOnly(
                            entry("motive", "why"),
                            entry("note", "a\nb"),
                            entry("answer", "B"),
                            entry("agreed", true),
                            entry("colour", "blue"),
                            entry("rank", 7),
                            entry("mark", 12.5),
                            entry("day", "2026-03-01"),
                            entry("mail", "a@b.fr"));
        }

        @Test
        void leavesOutWhatIsNotAnswered() {
            var answers = read("motive", "why");

            assertThat(answers.complete()).isTrue();
            assertThat(answers.variables()).containsEntry("agreed", false).containsEntry("answer", null);
        }

        @ParameterizedTest
        @CsvSource({
            "motive, '', form.problem.missing",
            "motive, '   ', form.problem.missing",
            "motive, 12345678901, form.problem.too-long",
            "motive, why!, form.problem.format",
            "motive, 'a\0b', form.problem.format",
            "answer, C, form.problem.choice",
            "colour, green, form.problem.choice",
            "rank, many, form.problem.format",
            "rank, 0, form.problem.format",
            "rank, 100, form.problem.format",
            "rank, 1.5, form.problem.number",
            "day, 2026-02-30, form.problem.format",
            "day, 2025-12-31, form.problem.format",
            "mail, nobody, form.problem.format",
        })
        void refusesWhatTheHtmlForbidsAndKeepsWhatWasTyped(String field, String value, String problem) {
            // given
            var posted = new HashMap<>(Map.of("motive", "why"));
            posted.put(field, value);

            // when
            var answers = form.read(posted::get);

            // then
            assertThat(answers.problems()).containsOnlyKeys(field);
            assertThat(answers.problems().get(field).messageKey()).isEqualTo(problem);
            assertThat(answers.typed()).containsEntry(field, value.strip());
            assertThat(answers.variables().get(field)).isNull();
        }

        @Test
        void acceptsTheLongestTextAsTheBrowserCountsIt() {
            assertThat(read("motive", "1234567890", "note", "a\r\n".repeat(9) + "ab")
                            .complete())
                    .isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<form><input id='f' type='file' cam-variable-name='f' cam-variable-type='File'></form>",
                    "<form><input id='o' cam-variable-name='o' cam-variable-type='Object'></form>",
                    "<form><input cam-variable-name='withoutId' cam-variable-type='String'></form>",
                    "<p>no form</p>"
                })
        void refusesAFormThatThePortalCannotServe(String html) {
            assertThatThrownBy(() -> EmbeddedForm.of(html)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Rendering {

        @Test
        void leavesNothingThatRunsAndNothingOfCamunda() {
            var shown = render(Answers.none());

            assertThat(shown.select("script, style")).isEmpty();
            assertThat(shown.getAllElements())
                    .allSatisfy(element -> assertThat(element.attributes())
                            .noneMatch(attribute -> attribute.getKey().matches("(cam|ng|data)-.*|on.*")
                                    && !attribute.getKey().matches("data-(module|prevent-double-click)")));
        }

        @Test
        void postsToItsOwnPageWithTheCsrfField() {
            var shown = render(Answers.none()).expectFirst("form");

            assertThat(shown.attr("method")).isEqualTo("post");
            assertThat(shown.hasAttr("action")).isFalse();
            assertThat(shown.hasAttr("novalidate")).isTrue();
            assertThat(shown.expectFirst("input[name=_csrf]").attr("value")).isEqualTo("a\"b");
            assertThat(shown.select("button[type=submit]").eachText()).containsExactly("[form.submit]");
        }

        @Test
        void replacesTheEnglishTextByTheCandidatesLanguage() {
            assertThat(render(Answers.none()).expectFirst("p").outerHtml()).isEqualTo("<p>[some.text]</p>");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{{7*7}}",
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "</textarea>",
                    "${7*7}"
                })
        void showsAValueAsTextWhateverItHolds(String value) {
            // when
            var shown = render(read("motive", value, "note", value));

            // then
            assertThat(shown.expectFirst("#motive").val()).isEqualTo(value);
            assertThat(shown.expectFirst("textarea").text()).isEqualTo(value);
            assertThat(shown.select("script, img")).isEmpty();
        }

        @Test
        void showsAgainWhatWasChosen() {
            var shown = render(read("answer", "B", "agreed", "true", "colour", "blue"));

            assertThat(shown.select("option[selected]").eachAttr("value")).containsExactly("B");
            assertThat(shown.expectFirst("#agreed").hasAttr("checked")).isTrue();
            assertThat(shown.select("[type=radio][checked]").eachAttr("value")).containsExactly("blue");
            assertThat(render(read("motive", "x")).select("[checked], [selected=selected]"))
                    .isEmpty();
        }

        @Test
        void marksTheFieldAndTiesTheSentenceToIt() {
            var shown = render(read("motive", ""));

            var field = shown.expectFirst("#motive");
            assertThat(field.attr("aria-invalid")).isEqualTo("true");
            assertThat(field.attr("aria-describedby")).isEqualTo("motive-hint motive-error");
            assertThat(field.parent().className()).contains("govuk-form-group--error");
            assertThat(shown.expectFirst("#motive-error").text())
                    .isEqualTo("[form.error-prefix] [form.problem.missing]");
            assertThat(shown.select("[aria-invalid]")).hasSize(1);
        }

        @Test
        void showsASelectAsRadioButtonsWhereTheFormWantsIt() throws IOException {
            // given
            var answerForm = EmbeddedForm.of(Files.readString(Path.of("forms/confirm-or-withdraw.html")));

            // when
            var refused = Jsoup.parse(answerForm.render(EmbeddedFormTest::text, CSRF, answerForm.read(name -> null)));
            var chosen =
                    Jsoup.parse(answerForm.render(EmbeddedFormTest::text, CSRF, answerForm.read(name -> "WITHDRAW")));

            // then
            assertThat(refused.select("select, option")).isEmpty();
            assertThat(refused.select("input[type=radio][name=answer]").eachAttr("value"))
                    .containsExactly("CONFIRM", "WITHDRAW");
            assertThat(refused.select("input[type=radio]").eachAttr("id")).containsExactly("answer", "answer-2");
            assertThat(refused.select("label").eachAttr("for")).containsExactly("answer", "answer-2");
            assertThat(refused.expectFirst("fieldset").attr("aria-describedby")).isEqualTo("answer-hint answer-error");
            assertThat(refused.expectFirst("fieldset legend").text()).isEqualTo("[forms.confirm-or-withdraw.answer]");
            assertThat(refused.expectFirst("fieldset > #answer-error").text())
                    .contains("[forms.confirm-or-withdraw.answer.missing]");
            assertThat(chosen.select("[checked]").eachAttr("value")).containsExactly("WITHDRAW");
        }
    }

    @Nested
    class TheFormsOfTheCandidate {

        @ParameterizedTest
        @ValueSource(
                strings = {"submit-application", "correct-file", "confirm-or-withdraw", "withdraw-after-confirmation"})
        void holdTheEnglishTextThatThePortalReplaces(String name) throws IOException {
            // given
            String html = Files.readString(Path.of("forms", name + ".html"));
            var english = ResourceBundle.getBundle("messages", Locale.ENGLISH);
            var french = ResourceBundle.getBundle("messages", Locale.FRENCH);

            // then
            assertThat(html).doesNotContain("{{", "<script", "th:");
            var elements = Jsoup.parseBodyFragment(html).select("[data-message]");
            assertThat(elements).isNotEmpty();
            for (Element element : elements) {
                String key = element.attr("data-message");
                assertThat(element.text()).isEqualTo(MessageFormat.format(english.getString(key), "a short while"));
                assertThat(french.getString(key)).isNotBlank().isNotEqualTo(english.getString(key));
            }
            for (String attribute : new String[] {"data-missing-message", "data-submit-message"}) {
                assertThat(Jsoup.parseBodyFragment(html)
                                .select("[" + attribute + "]")
                                .eachAttr(attribute))
                        .isNotEmpty()
                        .allMatch(key -> english.containsKey(key) && french.containsKey(key));
            }
        }

        @ParameterizedTest
        @CsvSource({
            "submit-application, certified, true",
            "correct-file, certified, true",
            "withdraw-after-confirmation, withdrawalConfirmed, true",
            "confirm-or-withdraw, answer, CONFIRM"
        })
        void declareTheVariableThatTheProcessReads(String name, String variable, String value) throws IOException {
            var candidateForm = EmbeddedForm.of(Files.readString(Path.of("forms", name + ".html")));

            assertThat(candidateForm.variables()).containsExactly(variable);
            assertThat(candidateForm.read(key -> value).complete()).isTrue();
            assertThat(candidateForm.read(key -> null).problems()).containsOnlyKeys(variable);
        }
    }

    private Answers read(String... posted) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < posted.length; i += 2) {
            values.put(posted[i], posted[i + 1]);
        }
        return form.read(values::get);
    }

    private Document render(Answers answers) {
        return Jsoup.parse(form.render(EmbeddedFormTest::text, CSRF, answers));
    }

    private static String text(String key, Object... arguments) {
        return "[" + key + "]" + (arguments.length == 0 ? "" : Arrays.toString(arguments));
    }
}
