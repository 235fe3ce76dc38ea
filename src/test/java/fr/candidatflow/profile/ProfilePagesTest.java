package fr.candidatflow.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.account.TestAccounts;
import fr.candidatflow.support.ApplicationTest;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ApplicationTest
class ProfilePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    ProfileService service;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TestProfiles profiles;

    AccountId account;

    @BeforeEach
    void anAccount() {
        account = accounts.activeAccount();
    }

    @Nested
    class Overview {

        @Test
        void saysInWordsWhatIsMissing() throws Exception {
            var page = page("/profile");

            assertThat(page.select(".govuk-inset-text li").eachText())
                    .containsExactly(
                            "vos informations personnelles", "votre adresse", "votre baccalauréat ou équivalence");
            assertThat(page.select("#block-1-status").text()).isEqualTo("Peut-être demandé");
            assertThat(page.select(".govuk-task-list__item a").eachAttr("href"))
                    .containsExactly(
                            "/profile/ine",
                            "/profile/personal-information",
                            "/profile/address",
                            "/profile/baccalaureate",
                            "/profile/curriculum",
                            "/profile/internships",
                            "/profile/experiences");
        }

        @Test
        void namesTheIneWithTheReasonOnceItIsOwed() throws Exception {
            // given
            service.savePersonalInformation(account, 0, TestProfiles.frenchPerson());
            service.saveAddress(account, 0, TestProfiles.address());
            service.saveBaccalaureate(account, 0, TestProfiles.frenchBaccalaureate());

            // when
            var page = page("/profile");

            // then
            assertThat(page.select(".govuk-inset-text li").eachText()).containsExactly("votre INE");
            assertThat(page.select("#block-1-status")
                            .parents()
                            .first()
                            .select(".govuk-task-list__hint")
                            .text())
                    .isEqualTo("L’INE est obligatoire pour vous, car vous êtes de nationalité française et avez un"
                            + " baccalauréat français.");
        }

        @Test
        void saysForEachBlockWhyItIsAskedWhatIsMissingAndHowFarTheProfileIs() throws Exception {
            // given
            service.saveAddress(account, 0, TestProfiles.address());

            // when
            var page = page("/profile");

            // then
            assertThat(page.select("#progress").text()).isEqualTo("Étapes faites : 1 sur 4");
            assertThat(page.select("#block-2-status")
                            .parents()
                            .first()
                            .select(".govuk-task-list__hint")
                            .eachText())
                    .containsExactly(
                            "Pour savoir qui candidate : ces informations figurent sur votre dossier et sur la"
                                    + " réponse de l’université.",
                            "Il manque : Nationalité, Civilité, Date de naissance, Pays de naissance, Ville de"
                                    + " naissance.");
            assertThat(page.select("#block-3-status").text()).isEqualTo("Renseigné");
            assertThat(page.select("#block-4-status")
                            .parents()
                            .first()
                            .select(".cf-missing")
                            .text())
                    .isEqualTo("Il manque : Baccalauréat ou équivalence.");
            assertThat(page.select(".govuk-inset-text .govuk-button").attr("href"))
                    .isEqualTo("/profile/personal-information");
        }

        @Test
        void leadsToTheTrainingsWhenComplete() throws Exception {
            // given
            profiles.complete(account);

            // then
            assertThat(page("/profile").select(".govuk-inset-text a").attr("href"))
                    .isEqualTo("/trainings");
        }

        @Test
        void isOnlyForWhoIsSignedIn() throws Exception {
            mvc.perform(get("/profile")).andExpect(status().is3xxRedirection());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/profile",
                    "/profile/ine",
                    "/profile/personal-information",
                    "/profile/address",
                    "/profile/baccalaureate",
                    "/profile/baccalaureate/none",
                    "/profile/baccalaureate/french/1994",
                    "/profile/baccalaureate/french-abroad/2021",
                    "/profile/baccalaureate/foreign/2021",
                    "/profile/baccalaureate/other-title/2021",
                    "/profile/check",
                    "/profile/history",
                    "/profile/curriculum",
                    "/profile/internships/new",
                    "/profile/experiences/new"
                })
        void speaksEnglishOnEveryPage(String path) throws Exception {
            mvc.perform(get(path)
                            .with(accounts.signedIn(account))
                            .locale(Locale.ENGLISH)
                            .param("lang", "en"))
                    .andExpect(status().isOk())
                    .andExpect(content().string(allOf(containsString("lang=\"en\""), not(containsString("??")))));
        }
    }

    @Nested
    class IneBlock {

        @Test
        void savesAndGoesOn() throws Exception {
            var ine = TestProfiles.freshIne().value();

            save("/profile/ine", Map.of("version", "0", "ine", ine.toLowerCase(Locale.ROOT)))
                    .andExpect(redirectedUrl("/profile/personal-information"))
                    .andExpect(flash().attribute("notice", "Votre INE est enregistré."));

            assertThat(service.view(account).ine()).isEqualTo(ine);
        }

        @Test
        void explainsWhereToFindOneWithAnExampleOfEachShapeThatIsRight() throws Exception {
            var page = page("/profile/ine");

            assertThat(page.select(".govuk-details__summary-text").eachText())
                    .hasSize(3)
                    .allSatisfy(question -> assertThat(question).endsWith("?"));
            assertThat(page.select(".govuk-details dt").eachText())
                    .hasSize(3)
                    .allSatisfy(
                            example -> assertThat(Ine.typed(example).problems()).isEmpty());
        }

        @Test
        void goesOnWithoutOneWhileItIsNotOwed() throws Exception {
            save("/profile/ine", Map.of("version", "0", "ine", " "))
                    .andExpect(redirectedUrl("/profile/personal-information"));
        }

        @Test
        void isAskedForWhenItIsOwed() throws Exception {
            // given
            service.savePersonalInformation(account, 0, TestProfiles.frenchPerson());
            service.saveBaccalaureate(account, 0, TestProfiles.frenchBaccalaureate());

            // then
            refused("/profile/ine", Map.of("version", "0", "ine", ""), "ine", "Saisissez votre INE");
        }

        @Test
        void leadsBackToTheProfileWhenItWasTheLastThingMissing() throws Exception {
            // given
            service.savePersonalInformation(account, 0, TestProfiles.frenchPerson());
            service.saveAddress(account, 0, TestProfiles.address());
            service.saveBaccalaureate(account, 0, TestProfiles.frenchBaccalaureate());

            // then
            save(
                            "/profile/ine",
                            Map.of(
                                    "version",
                                    "0",
                                    "ine",
                                    TestProfiles.freshIne().value()))
                    .andExpect(redirectedUrl("/profile"));
        }

        @Test
        void keepsWhatWasTypedWhenTheKeyIsWrong() throws Exception {
            var page = refused(
                    "/profile/ine",
                    Map.of("version", "0", "ine", "0123456789n"),
                    "ine",
                    "Vérifiez chaque caractère de votre INE");

            assertThat(page.select("#ine").val()).isEqualTo("0123456789n");
        }

        @Test
        void refusesOneOfAnotherAccountWithoutSayingWhose() throws Exception {
            // given
            var ine = TestProfiles.freshIne();
            var other = accounts.activeAccount();
            service.saveIne(other, 0, ine);

            // when
            var page = refused(
                    "/profile/ine",
                    Map.of("version", "0", "ine", ine.value()),
                    "ine",
                    "Cet INE ne peut pas être enregistré");

            // then
            assertThat(page.text()).doesNotContain(other.toString());
            assertThat(service.view(account).ine()).isNull();
        }

        @Test
        void showsWhatWasSavedMeanwhile() throws Exception {
            // given
            var saved = TestProfiles.freshIne();
            var typed = TestProfiles.freshIne();
            service.saveIne(account, 0, saved);

            // when
            var page = conflict("/profile/ine", Map.of("version", "0", "ine", typed.value()));

            // then
            assertThat(page.select(".govuk-summary-list__value strong").eachText())
                    .containsExactly(saved.value(), typed.value());
            assertThat(page.select("#ine").val()).isEqualTo(typed.value());
            assertThat(service.view(account).ine()).isEqualTo(saved.value());
        }
    }

    @Nested
    class PersonalInformationBlock {

        private static final String PATH = "/profile/personal-information";

        @Test
        void offersFranceBeforeTheOtherCountries() throws Exception {
            assertThat(page(PATH).select("#nationality option").eachText())
                    .startsWith("Choisir", "France", "Afghanistan")
                    .doesNotHaveDuplicates();
        }

        @Test
        void savesNamesAsTheyWereTyped() throws Exception {
            // when
            save(PATH, valid(Map.of("birthName", "  Nguyễn d’Óliveira-李  ", "birthDepartment", "2a")))
                    .andExpect(redirectedUrl("/profile/address"));

            // then
            var saved = service.view(account).personalInformation();
            assertThat(saved.birthName()).isEqualTo("Nguyễn d’Óliveira-李");
            assertThat(saved.birthDepartment()).isEqualTo("2A");
            assertThat(saved.birthDate()).isEqualTo("2003-03-27");
        }

        @Test
        void startsWithTheNamesOfTheAccount() throws Exception {
            var page = page(PATH);

            assertThat(page.select("#birthName").val()).isEqualTo("Martin");
            assertThat(page.select("#firstName").val()).isEqualTo("Zoé");
        }

        @ParameterizedTest
        @CsvSource({
            "nationality, '', nationality, Choisissez votre nationalité.",
            "nationality, GP, nationality, Choisissez votre nationalité.",
            "civility, '', civility, Choisissez votre civilité.",
            "birthName, ' ', birthName, Saisissez votre nom de naissance.",
            "birthName, <b>, birthName, Écrivez ce nom avec des lettres",
            "usualName, R2, usualName, Écrivez ce nom avec des lettres",
            "firstName, '', firstName, Saisissez votre prénom.",
            "otherFirstNames, 4, otherFirstNames, Écrivez ce nom avec des lettres",
            "birthDateMonth, 13, birthDate, Saisissez une date de naissance qui existe",
            "birthDateDay, '', birthDate, Saisissez une date de naissance qui existe",
            "birthDateYear, 2025, birthDate, il faut avoir au moins 10 ans",
            "birthDateYear, 1900, birthDate, l’âge ne peut pas dépasser 100 ans",
            "birthCountry, XX, birthCountry, Choisissez votre pays de naissance.",
            "birthDepartment, '', birthDepartment, Saisissez le code de votre département de naissance",
            "birthDepartment, 99, birthDepartment, Saisissez le code de votre département de naissance",
            "birthTown, '', birthTown, Saisissez votre ville de naissance.",
            "phone, 12, phone, Saisissez un numéro de 6 chiffres au moins",
            "mobile, abcdefgh, mobile, Saisissez un numéro de 6 chiffres au moins"
        })
        void keepsAndMarksEachBadInput(String field, String value, String marked, String sentence) throws Exception {
            var page = refused(PATH, valid(Map.of(field, value)), marked, sentence);

            assertThat(page.select("#birthTown, #usualName").eachAttr("value"))
                    .contains(field.equals("birthTown") ? value : "Nancy");
            assertThat(page.select("[name=version]").val()).isEqualTo("0");
            assertThat(service.view(account).personalInformation()).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "O",
                    "D’Arc-l’Église",
                    "d'Ørsted",
                    "Λαζαρίδου",
                    "王",
                    "محمد بن سلمان",
                    "שפּיר־כהן",
                    "Nguyễn Thị Minh Khai Hoàng Anh",
                    "Ġ̣"
                })
        void savesAnyNameThatPeopleHave(String name) throws Exception {
            save(PATH, valid(Map.of("birthName", name, "firstName", name)))
                    .andExpect(redirectedUrl("/profile/address"));

            assertThat(service.view(account).personalInformation().birthName())
                    .isEqualTo(Normalizer.normalize(name, Normalizer.Form.NFC));
            assertThat(page("/profile/check").select("dd").eachText())
                    .contains(Normalizer.normalize(name, Normalizer.Form.NFC));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 30, 100})
        void savesNamesOfAnyLengthUpToAHundredLetters(int letters) throws Exception {
            var name = "é".repeat(letters);

            save(PATH, valid(Map.of("birthName", name, "usualName", name, "firstName", name, "otherFirstNames", name)))
                    .andExpect(redirectedUrl("/profile/address"));

            assertThat(service.view(account).personalInformation().usualName()).isEqualTo(name);
        }

        @ParameterizedTest
        @CsvSource({"30, 2, 2003", "29, 2, 2003", "29, 2, 1900", "31, 4, 2003", "0, 1, 2003", "1, 0, 2003", "x, 1, 2003"
        })
        void refusesADateThatDoesNotExist(String day, String month, String year) throws Exception {
            var page = refused(
                    PATH,
                    valid(Map.of("birthDateDay", day, "birthDateMonth", month, "birthDateYear", year)),
                    "birthDate",
                    "Saisissez une date de naissance qui existe");

            assertThat(page.select("#birthDate, #birthDateMonth, #birthDateYear")
                            .eachAttr("value"))
                    .containsExactly(day, month, year);
        }

        @Test
        void savesTheLastDayOfFebruaryOfALeapYear() throws Exception {
            save(PATH, valid(Map.of("birthDateDay", "29", "birthDateMonth", "02", "birthDateYear", "2004")))
                    .andExpect(redirectedUrl("/profile/address"));

            assertThat(service.view(account).personalInformation().birthDate()).isEqualTo("2004-02-29");
        }

        @Test
        void asksForTheWholeDateWhenNoneWasTyped() throws Exception {
            refused(
                    PATH,
                    valid(Map.of("birthDateDay", "", "birthDateMonth", "", "birthDateYear", "")),
                    "birthDate",
                    "Saisissez votre date de naissance : jour, mois et année.");
        }

        @Test
        void tellsHowLongANameMayBe() throws Exception {
            refused(
                    PATH,
                    valid(Map.of("birthName", "a".repeat(101))),
                    "birthName",
                    "Écrivez 100 caractères au plus : il y en a 101.");
        }

        @Test
        void showsWhatWasSavedMeanwhileAndSavesOnlyAfterADecision() throws Exception {
            // given
            service.savePersonalInformation(account, 0, TestProfiles.frenchPerson());

            // when
            var page = conflict(PATH, valid(Map.of("birthTown", "Toul")));

            // then
            assertThat(page.select(".govuk-error-summary dt").eachText()).contains("Ville de naissance");
            assertThat(page.select(".govuk-error-summary dd strong").eachText()).contains("Nancy", "Toul");
            assertThat(page.select("#birthTown").val()).isEqualTo("Toul");
            assertThat(service.view(account).personalInformation().birthTown()).isEqualTo("Nancy");

            // and when
            save(
                            PATH,
                            valid(Map.of(
                                    "birthTown",
                                    "Toul",
                                    "version",
                                    page.select("[name=version]").val())))
                    .andExpect(redirectedUrl("/profile/address"));

            // then
            assertThat(service.view(account).personalInformation().birthTown()).isEqualTo("Toul");
        }

        @Test
        void isShownReadOnlyWithTheReasonOnceLocked() throws Exception {
            // given
            profiles.complete(account);
            service.lockPersonalInformation(account);

            // when
            var page = page(PATH);

            // then
            assertThat(page.select("main form")).isEmpty();
            assertThat(page.select(".govuk-inset-text").text()).startsWith("Vous avez transmis une candidature");
            assertThat(page.select("dd").eachText()).contains("Le Gall-O’Brien", "27 mars 2003", "France");
            assertThat(page("/profile").select("#block-2-status").text()).isEqualTo("Verrouillé");
        }

        @Test
        void refusesAFormThatWasOpenWhenItWasLocked() throws Exception {
            // given
            profiles.complete(account);
            service.lockPersonalInformation(account);

            // when
            var page = conflict(PATH, valid(Map.of("version", "1", "birthTown", "Toul")));

            // then
            assertThat(page.select("[role=alert]").text()).contains("ne peuvent plus être modifiées");
            assertThat(service.view(account).personalInformation().birthTown()).isEqualTo("Nancy");
        }

        private static Map<String, String> valid(Map<String, String> different) {
            var values = new TreeMap<>(Map.of(
                    "version", "0",
                    "nationality", "FR",
                    "civility", "MME",
                    "birthName", "Martin",
                    "firstName", "Zoé",
                    "birthDateDay", "27",
                    "birthDateMonth", "3",
                    "birthDateYear", "2003",
                    "birthCountry", "FR",
                    "birthDepartment", "54"));
            values.put("birthTown", "Nancy");
            values.putAll(different);
            return values;
        }
    }

    @Nested
    class AddressBlock {

        private static final String PATH = "/profile/address";

        @Test
        void savesAFrenchAddress() throws Exception {
            save(PATH, valid(Map.of("postalCode", "54 000"))).andExpect(redirectedUrl("/profile/baccalaureate"));

            assertThat(service.view(account).address()).isEqualTo(TestProfiles.address());
        }

        @Test
        void savesAnAddressAbroadWithAnyPostalCodeOrNone() throws Exception {
            save(PATH, valid(Map.of("country", "GB", "postalCode", "SW1A 2AA", "town", "London")))
                    .andExpect(redirectedUrl("/profile/baccalaureate"));
            assertThat(service.view(account).address().postalCode()).isEqualTo("SW1A 2AA");

            save(PATH, valid(Map.of("version", "1", "country", "SN", "postalCode", "", "town", "Dakar")))
                    .andExpect(redirectedUrl("/profile/baccalaureate"));
            assertThat(service.view(account).address().postalCode()).isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "country, '', country, Choisissez un pays.",
            "line1, '', line1, Saisissez le numéro et la rue",
            "postalCode, 5400, postalCode, Saisissez les 5 chiffres du code postal.",
            "postalCode, '', postalCode, Saisissez les 5 chiffres du code postal.",
            "town, '', town, Saisissez la ville"
        })
        void keepsAndMarksEachBadInput(String field, String value, String marked, String sentence) throws Exception {
            var page = refused(PATH, valid(Map.of(field, value)), marked, sentence);

            assertThat(page.select("#line1").val()).isEqualTo(field.equals("line1") ? value : "12 rue de la Craffe");
            assertThat(service.view(account).address()).isNull();
        }

        @Test
        void refusesALineThatIsTooLong() throws Exception {
            refused(PATH, valid(Map.of("line2", "x".repeat(101))), "line2", "Écrivez 100 caractères au plus");
        }

        @Test
        void showsWhatWasSavedMeanwhile() throws Exception {
            // given
            service.saveAddress(account, 0, TestProfiles.address());

            // when
            var page = conflict(PATH, valid(Map.of("town", "Vandœuvre-lès-Nancy", "postalCode", "54500")));

            // then
            assertThat(page.select(".govuk-error-summary dt").eachText()).containsExactly("Code postal", "Ville");
            assertThat(service.view(account).address()).isEqualTo(TestProfiles.address());
        }

        private static Map<String, String> valid(Map<String, String> different) {
            var values = new TreeMap<>(Map.of(
                    "version", "0",
                    "country", "FR",
                    "line1", "12 rue de la Craffe",
                    "line2", "",
                    "postalCode", "54000",
                    "town", "Nancy"));
            values.putAll(different);
            return values;
        }
    }

    @Nested
    class BaccalaureateBlock {

        private static final String PATH = "/profile/baccalaureate";

        @Test
        void asksInPlainWordsWhatTheCandidateHasAndTheYearFirst() throws Exception {
            assertThat(page(PATH).select(".govuk-radios__label").eachText())
                    .containsExactly(
                            "Un baccalauréat français, passé en France",
                            "Un baccalauréat français, passé dans un lycée français à l’étranger",
                            "Un diplôme étranger de fin d’études secondaires, ou le baccalauréat international",
                            "Un autre titre français : DAEU, capacité en droit, validation d’acquis…",
                            "Je n’ai pas le baccalauréat, ni un titre équivalent");
            save(PATH, Map.of("route", "french", "year", "2015")).andExpect(redirectedUrl(PATH + "/french/2015"));
            save(PATH, Map.of("route", "none", "year", "")).andExpect(redirectedUrl(PATH + "/none"));
        }

        @ParameterizedTest
        @CsvSource({
            "'', '', route, Dites ce que vous avez obtenu",
            "autre, 2015, route, Dites ce que vous avez obtenu",
            "french, '', year, Saisissez une année en 4 chiffres",
            "foreign, 1899, year, Saisissez une année en 4 chiffres",
            "other-title, 3000, year, Saisissez une année en 4 chiffres",
            "french-abroad, deux mille, year, Saisissez une année en 4 chiffres"
        })
        void keepsAndMarksABadChoice(String route, String year, String marked, String sentence) throws Exception {
            var page = refused(PATH, Map.of("route", route, "year", year), marked, sentence);

            assertThat(page.select("#year").val()).isEqualTo(year);
        }

        @Test
        void leadsAForeignTitleTo0031() throws Exception {
            var page = page(PATH + "/foreign/2015");

            assertThat(page.select("[name=series]").eachAttr("value")).containsExactly("0031", "0001");
            assertThat(page.select("[name=series][checked]").val()).isEqualTo("0031");
            assertThat(page.select(".govuk-inset-text").text()).contains("0031 – Titre étranger admis en équivalence");
            refused(PATH + "/foreign/2015", french(Map.of("series", "S")), "series", "Choisissez une série");
        }

        @Test
        void leadsAFrenchSchoolAbroadToTheFrenchSeriesOfTheYear() throws Exception {
            var page = page(PATH + "/french-abroad/2015");

            assertThat(page.select("#series option").eachAttr("value"))
                    .contains("S", "STMG", "0021")
                    .doesNotContain("NBGE", "C", "0000", "0031");
            assertThat(page.select("#country option").eachAttr("value"))
                    .contains("MA")
                    .doesNotContain("FR");
            refused(PATH + "/french-abroad/2021", abroad(Map.of("series", "0031")), "series", "Choisissez une série");
            refused(PATH + "/french-abroad/2021", abroad(Map.of("country", "FR")), "country", "lycée français");
        }

        @Test
        void bringsNothingOfAFrenchBaccalaureateToAForeignTitle() throws Exception {
            // given
            service.saveBaccalaureate(account, 0, TestProfiles.frenchBaccalaureate());

            // when
            var page = page(PATH + "/foreign/2021");

            // then
            assertThat(page.select("#country option[selected]")).isEmpty();
            assertThat(page.select("[name=version]").val()).isEqualTo("1");
            assertThat(page(PATH + "/french/2021").select("#department").val()).isEqualTo("54");
        }

        @Test
        void offersTheOtherTitlesOnlyToWhoHasOne() throws Exception {
            assertThat(page(PATH + "/other-title/2015").select("[name=series]").eachAttr("value"))
                    .contains("0030", "0033")
                    .doesNotContain("S", "0031", "0000");
            save(PATH + "/other-title/2015", Map.of("version", "0", "series", "0033"))
                    .andExpect(redirectedUrl("/profile"));

            assertThat(service.view(account).baccalaureate())
                    .isEqualTo(new Baccalaureate(true, 2015, "0033", null, "FR", null, null));
            assertThat(page(PATH).select("[name=route][checked]").val()).isEqualTo("other-title");
        }

        @Test
        void offersExactlyOneSeriesWithoutBaccalaureate() throws Exception {
            // given
            var page = page(PATH + "/none");
            assertThat(page.select("#series option[value~=.+]").eachText()).containsExactly("0000 – Sans bac");

            // when
            save(PATH + "/none", Map.of("version", "0", "series", "0000")).andExpect(redirectedUrl("/profile"));

            // then
            assertThat(service.view(account).baccalaureate()).isEqualTo(Baccalaureate.none("0000"));
        }

        @Test
        void savesAFrenchBaccalaureate() throws Exception {
            save(PATH + "/french/2021", french(Map.of())).andExpect(redirectedUrl("/profile"));

            assertThat(service.view(account).baccalaureate()).isEqualTo(TestProfiles.frenchBaccalaureate());
        }

        @Test
        void savesAForeignTitleWithoutSchool() throws Exception {
            save(
                            PATH + "/foreign/2022",
                            french(Map.of(
                                    "series", "0031", "country", "SN", "department", "", "school", "", "honours", "")))
                    .andExpect(redirectedUrl("/profile"));

            assertThat(service.view(account).baccalaureate())
                    .isEqualTo(new Baccalaureate(true, 2022, "0031", null, "SN", null, null));
        }

        @Test
        void savesABaccalaureateOfAFrenchSchoolAbroad() throws Exception {
            save(PATH + "/french-abroad/2021", abroad(Map.of())).andExpect(redirectedUrl("/profile"));

            assertThat(service.view(account).baccalaureate().country()).isEqualTo("MA");
            assertThat(page(PATH).select("[name=route][checked]").val()).isEqualTo("french-abroad");
            assertThat(service.facts(account).baccalaureateFamily()).isEqualTo("general");
        }

        @ParameterizedTest
        @CsvSource({
            "series, '', series, Choisissez une série",
            "series, S, series, Choisissez une série",
            "series, 0000, series, Choisissez une série",
            "department, '', department, Saisissez le code du département",
            "department, 99, department, Saisissez le code du département",
            "school, '', school, Saisissez le nom et la ville du lycée."
        })
        void keepsAndMarksEachBadInput(String field, String value, String marked, String sentence) throws Exception {
            var page = refused(PATH + "/french/2021", french(Map.of(field, value)), marked, sentence);

            assertThat(page.select("#honours option[selected]").val()).isEqualTo("GOOD");
            assertThat(service.view(account).baccalaureate()).isNull();
        }

        @Test
        void knowsNoSeriesOfAYearToCome() throws Exception {
            mvc.perform(get(PATH + "/french/3000").with(accounts.signedIn(account)))
                    .andExpect(status().isNotFound());
        }

        @Test
        void showsWhatWasSavedMeanwhile() throws Exception {
            // given
            service.saveBaccalaureate(account, 0, Baccalaureate.none("0000"));

            // when
            var page = conflict(PATH + "/french/2021", french(Map.of()));

            // then
            assertThat(page.select(".govuk-error-summary dd strong").eachText())
                    .contains("0000 – Sans bac", "NBGE – Baccalauréat général");
            assertThat(service.view(account).baccalaureate()).isEqualTo(Baccalaureate.none("0000"));
        }

        private static Map<String, String> abroad(Map<String, String> different) {
            var values = french(Map.of("country", "MA", "department", "", "school", "Lycée Lyautey, Casablanca"));
            values.putAll(different);
            return values;
        }

        private static Map<String, String> french(Map<String, String> different) {
            var values = new TreeMap<>(Map.of(
                    "version", "0",
                    "series", "NBGE",
                    "honours", "GOOD",
                    "country", "FR",
                    "department", "54",
                    "school", "Lycée Henri-Poincaré, Nancy"));
            values.putAll(different);
            return values;
        }
    }

    @Nested
    class Lists {

        @ParameterizedTest
        @CsvSource({
            "curriculum, CURRICULUM, Licence de chimie",
            "internships, INTERNSHIP, Loria",
            "experiences, EXPERIENCE, Laborantine"
        })
        void addsChangesAndRemovesLines(String list, EntryKind kind, String title) throws Exception {
            String path = "/profile/" + list;

            // when
            save(path + "/new", valid(kind, Map.of())).andExpect(redirectedUrl(path));
            save(path + "/new", valid(kind, Map.of("year", "2019"))).andExpect(redirectedUrl(path));

            // then
            assertThat(page(path).select(".govuk-summary-card__title").eachText())
                    .containsExactly("2023 – " + title, "2019 – " + title);

            // when
            var line = service.entries(account, kind).get(1);
            var form = page(path + "/" + line.id());
            assertThat(form.select("#year").val()).isEqualTo("2019");
            save(
                            path + "/" + line.id(),
                            valid(
                                    kind,
                                    Map.of(
                                            "year",
                                            "2024",
                                            "version",
                                            form.select("[name=version]").val())))
                    .andExpect(redirectedUrl(path));

            // then
            assertThat(service.entries(account, kind))
                    .extracting(one -> one.details().year())
                    .containsExactly(2024, 2023);

            // when
            var removal = page(path + "/" + line.id() + "/removal");
            assertThat(removal.select(".govuk-summary-card__title").text()).isEqualTo("2024 – " + title);
            save(
                            path + "/" + line.id() + "/removal",
                            Map.of("version", removal.select("[name=version]").val()))
                    .andExpect(redirectedUrl(path));

            // then
            assertThat(service.entries(account, kind))
                    .extracting(one -> one.details().year())
                    .containsExactly(2023);
        }

        @ParameterizedTest
        @CsvSource({
            "curriculum, CURRICULUM, year, 20, year, Saisissez une année en 4 chiffres",
            "curriculum, CURRICULUM, diplomaType, '', diplomaType, Choisissez un type de diplôme.",
            "curriculum, CURRICULUM, label, '', label, Saisissez un intitulé.",
            "curriculum, CURRICULUM, organisation, '', organisation, Saisissez le nom de l’établissement",
            "curriculum, CURRICULUM, country, '', country, Choisissez un pays.",
            "curriculum, CURRICULUM, obtained, '', obtained, Dites si vous avez obtenu ce diplôme.",
            "internships, INTERNSHIP, year, 3000, year, Saisissez une année en 4 chiffres",
            "internships, INTERNSHIP, organisation, '', organisation, Saisissez le nom de l’établissement",
            "internships, INTERNSHIP, duration, '', duration, Saisissez une durée",
            "internships, INTERNSHIP, hoursPerWeek, beaucoup, hoursPerWeek, Saisissez un nombre d’heures",
            "internships, INTERNSHIP, hoursPerWeek, 169, hoursPerWeek, Saisissez un nombre d’heures",
            "internships, INTERNSHIP, description, '', description, Décrivez ce stage",
            "experiences, EXPERIENCE, label, '', label, Saisissez un intitulé.",
            "experiences, EXPERIENCE, organisation, '', organisation, Saisissez le nom de l’établissement",
            "experiences, EXPERIENCE, duration, depuis plus de vingt ans, duration, Écrivez 20 caractères au plus"
        })
        void keepsAndMarksEachBadInput(
                String list, EntryKind kind, String field, String value, String marked, String sentence)
                throws Exception {
            var page = refused("/profile/" + list + "/new", valid(kind, Map.of(field, value)), marked, sentence);

            String kept = kind == EntryKind.CURRICULUM ? "#label" : "#duration";
            String keptValue = kind == EntryKind.CURRICULUM ? "Licence de chimie" : "6 mois";
            assertThat(page.select(kept).val()).isEqualTo(kept.equals("#" + field) ? value : keptValue);
            assertThat(service.entries(account, kind)).isEmpty();
        }

        @Test
        void countsLinesOfADescriptionAsTheBrowserDoes() throws Exception {
            // given
            String fiveHundred = "a".repeat(249) + "\r\n" + "b".repeat(250);

            // when
            save("/profile/internships/new", valid(EntryKind.INTERNSHIP, Map.of("description", fiveHundred)))
                    .andExpect(redirectedUrl("/profile/internships"));

            // then
            assertThat(service.entries(account, EntryKind.INTERNSHIP)
                            .get(0)
                            .details()
                            .description())
                    .hasSize(500);
            refused(
                    "/profile/internships/new",
                    valid(EntryKind.INTERNSHIP, Map.of("description", fiveHundred + "c")),
                    "description",
                    "Écrivez 500 caractères au plus : il y en a 501.");
        }

        @Test
        void addsALineOnceEvenIfItsFormIsSentTwice() throws Exception {
            // given
            String path = "/profile/internships/new";
            String id = page(path).select("[name=id]").val();

            // when
            save(path, valid(EntryKind.INTERNSHIP, Map.of("id", id))).andExpect(redirectedUrl("/profile/internships"));
            save(path, valid(EntryKind.INTERNSHIP, Map.of("id", id))).andExpect(redirectedUrl("/profile/internships"));

            // then
            assertThat(service.entries(account, EntryKind.INTERNSHIP)).hasSize(1);

            // and when going back and correcting
            save(path, valid(EntryKind.INTERNSHIP, Map.of("id", id, "duration", "2 mois")));

            // then
            assertThat(service.entries(account, EntryKind.INTERNSHIP))
                    .extracting(one -> one.details().duration())
                    .containsExactly("2 mois");
        }

        @Test
        void addsNoLineUnderTheIdOfAnotherCandidate() throws Exception {
            // given
            save("/profile/internships/new", valid(EntryKind.INTERNSHIP, Map.of()));
            var line = service.entries(account, EntryKind.INTERNSHIP).get(0);
            account = accounts.activeAccount();

            // then
            save(
                            "/profile/internships/new",
                            valid(EntryKind.INTERNSHIP, Map.of("id", line.id().toString())))
                    .andExpect(status().isNotFound());
        }

        @Test
        void hidesTheLinesOfOtherCandidates() throws Exception {
            // given
            save("/profile/internships/new", valid(EntryKind.INTERNSHIP, Map.of()));
            var line = service.entries(account, EntryKind.INTERNSHIP).get(0);
            var other = accounts.signedIn(accounts.activeAccount());
            String path = "/profile/internships/" + line.id();

            // then
            mvc.perform(get(path).with(other)).andExpect(status().isNotFound());
            mvc.perform(get(path + "/removal").with(other)).andExpect(status().isNotFound());
            mvc.perform(post(path).with(other).with(csrf())).andExpect(status().isNotFound());
            mvc.perform(post(path + "/removal")
                            .param("version", String.valueOf(line.version()))
                            .with(other)
                            .with(csrf()))
                    .andExpect(status().isNotFound());
            assertThat(service.entries(account, EntryKind.INTERNSHIP)).hasSize(1);
        }

        @Test
        void showsWhatWasSavedMeanwhile() throws Exception {
            // given
            save("/profile/internships/new", valid(EntryKind.INTERNSHIP, Map.of()));
            var line = service.entries(account, EntryKind.INTERNSHIP).get(0);
            String path = "/profile/internships/" + line.id();
            save(path, valid(EntryKind.INTERNSHIP, Map.of("duration", "2 mois")));

            // when
            var page = conflict(path, valid(EntryKind.INTERNSHIP, Map.of("duration", "3 mois")));

            // then
            assertThat(page.select(".govuk-error-summary dd strong").eachText()).containsExactly("2 mois", "3 mois");

            // and when
            var removal = conflict(path + "/removal", Map.of("version", "0"));

            // then
            assertThat(removal.select("dd").eachText()).contains("2 mois");
            assertThat(service.entries(account, EntryKind.INTERNSHIP)).hasSize(1);
        }

        private static Map<String, String> valid(EntryKind kind, Map<String, String> different) {
            var values = new TreeMap<String, String>();
            values.put("version", "0");
            values.put("year", "2023");
            switch (kind) {
                case CURRICULUM -> {
                    values.put("diplomaType", "BACHELOR");
                    values.put("label", "Licence de chimie");
                    values.put("organisation", "Université de Lorraine");
                    values.put("country", "FR");
                    values.put("obtained", "YES");
                }
                case INTERNSHIP -> {
                    values.put("organisation", "Loria");
                    values.put("duration", "6 mois");
                    values.put("hoursPerWeek", "35");
                    values.put("description", "Mesures");
                }
                case EXPERIENCE -> {
                    values.put("label", "Laborantine");
                    values.put("organisation", "CHRU de Nancy");
                    values.put("duration", "6 mois");
                }
            }
            values.putAll(different);
            return values;
        }
    }

    private Document page(String path) throws Exception {
        return html(mvc.perform(get(path).with(accounts.signedIn(account))).andExpect(status().isOk()));
    }

    private ResultActions save(String path, Map<String, String> values) throws Exception {
        var request = post(path).with(accounts.signedIn(account)).with(csrf());
        values.forEach(request::param);
        return mvc.perform(request);
    }

    /** The page comes again with that field marked, and a link to it in the summary. */
    private Document refused(String path, Map<String, String> values, String field, String sentence) throws Exception {
        var page = html(save(path, values).andExpect(status().isUnprocessableEntity()));
        assertThat(page.select("#" + field + "-error").text())
                .startsWith("Erreur : ")
                .contains(sentence);
        assertThat(page.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#" + field);
        assertThat(page.select("#" + field)).hasSize(1);
        return page;
    }

    private Document conflict(String path, Map<String, String> values) throws Exception {
        return html(save(path, values).andExpect(status().isConflict()));
    }

    private static Document html(ResultActions result) throws Exception {
        return Jsoup.parse(result.andExpect(header().string("Content-Type", containsString("text/html")))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
