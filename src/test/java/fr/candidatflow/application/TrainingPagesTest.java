package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.support.ApplicationTest;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class TrainingPagesTest {

    @Autowired
    MockMvc web;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    CatalogueService catalogue;

    @Autowired
    EntityManagerFactory entityManagers;

    @Autowired
    Clock clock;

    private TrainingDates opening(LocalDate day) {
        var later = day.plusDays(30);
        return new TrainingDates(day, later, later, null, later, later);
    }

    @Test
    void theOfferIsOpenToEverybodyAndLinksOnlyToWhatIsOpen() throws Exception {
        // given
        var open = trainings.open(ApplicationMode.PAPER, 25);
        var future = trainings.create(
                ApplicationMode.DEMATERIALISED,
                null,
                opening(LocalDate.now(clock).plusDays(3)));

        // when
        var offer = web.perform(get("/trainings"));

        // then
        offer.andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"/trainings/" + open.code() + "\"")))
                .andExpect(content().string(containsString(future.title())))
                .andExpect(content().string(containsString("(dans 3 jours)")))
                .andExpect(content().string(not(containsString("href=\"/trainings/" + future.code() + "\""))));
    }

    @Test
    void theOtherLanguageKeepsTheFilter() throws Exception {
        // when
        var offer = web.perform(get("/trainings?q=droit+public&lang=fr"));

        // then
        offer.andExpect(content().string(containsString("href=\"/trainings?q=droit+public&amp;lang=en\"")));
    }

    @Test
    void theFilterIsKeptInTheFieldAndCanBeCleared() throws Exception {
        // given
        var wanted = trainings.open();
        var other = trainings.open();

        // when
        var offer = web.perform(
                get("/trainings").param("q", "ESSAI " + wanted.code().toLowerCase()));

        // then
        offer.andExpect(content().string(containsString(wanted.title())))
                .andExpect(content().string(containsString("1 formation</strong>")))
                .andExpect(content()
                        .string(containsString("value=\"ESSAI " + wanted.code().toLowerCase() + "\"")))
                .andExpect(content().string(containsString("Afficher toutes les formations")))
                .andExpect(content().string(not(containsString(other.title()))));
    }

    @Test
    void aFilterThatMatchesNothingSaysWhatToDo() throws Exception {
        web.perform(get("/trainings").param("q", "<script>zzz"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("essayez-en moins")))
                .andExpect(content().string(not(containsString("<script>zzz"))));
        web.perform(get("/trainings").param("q", "z".repeat(5000)).param("lang", "en"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("try fewer")));
    }

    @Test
    void aTrainingShowsItsDatesDocumentsAndTheWayToApply() throws Exception {
        // given
        var training = trainings.open(ApplicationMode.PAPER, 25);

        // when
        var page = web.perform(get("/trainings/" + training.code()).param("lang", "en"));

        // then
        page.andExpect(status().isOk())
                .andExpect(content().string(containsString("href=\"/trainings/" + training.code() + "/application\"")))
                .andExpect(content().string(containsString("Open until")))
                .andExpect(content().string(containsString("25 places")))
                .andExpect(content().string(containsString("1 rue des Essais")))
                .andExpect(content().string(containsString("Cover letter")))
                .andExpect(content().string(containsString("Not concerned")))
                .andExpect(content().string(containsString("href=\"" + training.url() + "\"")));
    }

    @Test
    void aTrainingThatIsNotOpenCannotBeAppliedTo() throws Exception {
        // given
        var today = LocalDate.now(clock);
        var notYet = trainings.create(opening(today.plusDays(1)), List.of());
        var closed = trainings.create(opening(today.minusDays(31)), List.of());
        var outOfService = trainings.outOfService();

        // when / then
        for (var training : List.of(notYet, closed, outOfService)) {
            web.perform(get("/trainings/" + training.code()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("/application\""))));
        }
        web.perform(get("/trainings/" + notYet.code())).andExpect(content().string(containsString("(demain)")));
        web.perform(get("/trainings/" + closed.code())).andExpect(content().string(containsString("Close depuis")));
        web.perform(get("/trainings/" + outOfService.code()))
                .andExpect(content().string(containsString("Non proposée actuellement")));
    }

    @Test
    void anUnknownTrainingIsNotFound() throws Exception {
        web.perform(get("/trainings/NO-SUCH")).andExpect(status().isNotFound());
    }

    @Test
    void whoAppliesSignsInFirst() throws Exception {
        web.perform(get("/trainings/" + trainings.open().code() + "/application"))
                .andExpect(redirectedUrlPattern("**/sign-in*"));
    }

    @Test
    void theTreeIsReadWithOneStatementHoweverManyTrainingsThereAre() {
        // given
        trainings.open();
        trainings.open();
        var statistics = entityManagers.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        // when
        var offer = catalogue.offer();

        // then
        assertThat(offer).hasSizeGreaterThanOrEqualTo(2);
        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        statistics.setStatisticsEnabled(false);
    }
}
