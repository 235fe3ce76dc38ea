package fr.candidatflow.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalInformationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 27);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O",
                "d’Artagnan",
                "O'Brien",
                "Le Gall-Ménéźel",
                "Nguyễn Thị Minh Khai",
                "Łukasz J.",
                "Ødegård",
                "Иванова",
                "محمد",
                "علی‌رضا",
                "李小龍",
                "ジャン・リュック",
                "प्रिया",
                "Ka‘imi"
            })
    void takesNamesOfAllScriptsAsTheyAre(String name) {
        assertThat(problems(name, LocalDate.of(2003, 3, 27), "01 23 45 67 89")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "R2D2", "-", "a@b", "a\"b", "🙂"})
    void refusesWhatIsNoName(String name) {
        assertThat(problems(name, LocalDate.of(2003, 3, 27), null))
                .containsExactly("birthName profile.problem.name", "firstName profile.problem.name");
    }

    @Test
    void takesNamesOfAHundredLettersAndNoMore() {
        assertThat(problems("é".repeat(100), LocalDate.of(2003, 3, 27), null)).isEmpty();
        assertThat(problems("é".repeat(101), LocalDate.of(2003, 3, 27), null))
                .containsExactly("birthName profile.problem.too-long", "firstName profile.problem.too-long");
    }

    @Test
    void takesAgesFromTenToAHundredYears() {
        assertThat(problems("Ada", LocalDate.of(2016, 3, 27), null)).isEmpty();
        assertThat(problems("Ada", LocalDate.of(2016, 3, 28), null))
                .containsExactly("birthDate profile.problem.birthDate.too-young");
        assertThat(problems("Ada", LocalDate.of(1926, 3, 27), null)).isEmpty();
        assertThat(problems("Ada", LocalDate.of(1926, 3, 26), null))
                .containsExactly("birthDate profile.problem.birthDate.too-old");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 23 45 67 89", "+33 (0)1.23.45.67.89", "0033-123456789", "+221/771234567"})
    void takesPhoneNumbersAsPeopleWriteThem(String phone) {
        assertThat(problems("Ada", LocalDate.of(2003, 3, 27), phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "01 23 45 67 89 poste 12", "+33 1 23 45 67 89 01 23", "----------"})
    void refusesWhatIsNoPhoneNumber(String phone) {
        assertThat(problems("Ada", LocalDate.of(2003, 3, 27), phone)).containsExactly("phone profile.problem.phone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "01", "19", "20", "2a", "2B", "95", "971", "976", "988"})
    void knowsTheDepartments(String department) {
        assertThat(Departments.exists(Departments.typed(department))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "96", "99", "2C", "970", "979", "1000", "Paris"})
    void refusesWhatIsNoDepartment(String department) {
        assertThat(Departments.exists(Departments.typed(department))).isFalse();
    }

    @Test
    void forgetsADepartmentOutsideFrance() {
        var person = new PersonalInformation(
                "SN",
                Civility.M,
                "Diop",
                null,
                "Awa",
                null,
                LocalDate.of(2003, 3, 27),
                "SN",
                "75",
                "Dakar",
                null,
                null);

        assertThat(person.birthDepartment()).isNull();
        assertThat(person.problems(TODAY)).isEmpty();
    }

    private static List<String> problems(String name, LocalDate birthDate, String phone) {
        var person = new PersonalInformation(
                "FR", Civility.MME, name, null, name, null, birthDate, "FR", "54", "Nancy", phone, null);
        return person.problems(TODAY).stream()
                .map(problem -> problem.field() + " " + problem.messageKey())
                .toList();
    }
}
