package fr.candidatflow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.candidatflow.support.ApplicationTest;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.LocalDate;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ApplicationTest
class OfferPagesTest {

    @Autowired
    MockMvc web;

    @Autowired
    TestCatalogue trainings;

    @Autowired
    CurrentOffer current;

    @Autowired
    EntityManagerFactory entityManagers;

    @Autowired
    Clock clock;

    private Document offer(String... parameters) throws Exception {
        var request = get("/trainings");
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return Jsoup.parse(web.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static String row(Document page, TrainingSummary training) {
        return page.select(".cf-offer__training:contains(%s)".formatted(training.code()))
                .text();
    }

    @Test
    void theOfferIsOpenToEverybodyAndSaysInWordsWhichTrainingsAreOpen() throws Exception {
        // given
        var later = LocalDate.now(clock).plusDays(33);
        var open = trainings.open(ApplicationMode.PAPER, 25);
        var future = trainings.create(
                ApplicationMode.DEMATERIALISED,
                null,
                new TrainingDates(later.minusDays(30), later, later, null, later, later));

        // when
        var first = offer("q", open.code());
        var second = offer("q", future.code());

        // then
        assertThat(first.select("a[href=/trainings/%s]".formatted(open.code())).text())
                .isEqualTo(open.title());
        assertThat(row(first, open)).contains("Ouverte jusqu’au", "25 places", "Papier");
        assertThat(row(second, future)).contains("(dans 3 jours)", "Places non limitées", "Dématérialisé");
        assertThat(first.select(".cf-offer__open").text()).contains("Ouverte jusqu’au");
        assertThat(second.select(".cf-offer__open")).isEmpty();
    }

    @Test
    void branchesUnfoldByRequest() throws Exception {
        // given
        var training = trainings.open();
        trainings.openElsewhere();

        // when
        var folded = offer("centre", "no-such-centre");
        var centre = offer("centre", TestCatalogue.CENTRE);
        var link = centre.selectFirst("#unfold-" + TestCatalogue.CENTRE);

        // then
        assertThat(folded.select("[aria-expanded=true]")).isEmpty();
        assertThat(folded.select(".cf-offer__training")).isEmpty();
        assertThat(link.attr("aria-expanded")).isEqualTo("true");
        assertThat(link.attr("href")).isEqualTo("/trainings");
        assertThat(centre.select("#centre-" + TestCatalogue.CENTRE + " h3")).hasSize(1);
        assertThat(offer("q", training.code()).select("[aria-expanded]")).isEmpty();
    }

    @Test
    void theOtherLanguageKeepsTheFilter() throws Exception {
        assertThat(offer("q", "droit public").select("header a[hreflang=en]").attr("href"))
                .isEqualTo("/trainings?q=droit%20public&lang=en");
    }

    @Test
    void theFilterIsKeptInTheFieldAndCanBeCleared() throws Exception {
        // given
        var wanted = trainings.open();
        var other = trainings.open();
        var filter = "ESSAI " + wanted.code().toLowerCase();

        // when
        var page = offer("q", filter);

        // then
        assertThat(page.select("#q").attr("value")).isEqualTo(filter);
        assertThat(page.select("[role=status]").text()).isEqualTo("1 formation pour « " + filter + " »");
        assertThat(page.text())
                .contains(wanted.title(), "Afficher toutes les formations")
                .doesNotContain(other.title());
    }

    @Test
    void aLongListIsShownPartByPartAndSaysSo() throws Exception {
        // given
        for (int i = 0; i < 51; i++) {
            trainings.open();
        }
        var all = current.get().having("d'essai").size();

        // when
        var first = offer("q", "d'essai");
        var last = offer("q", "d'essai", "page", "99999");
        var nonsense = offer("q", "d'essai", "page", "-1x");

        // then
        assertThat(first.select("[role=status]").text()).contains(all + " formations", "(1 à 50 affichées)");
        assertThat(first.select(".cf-offer__training")).hasSize(50);
        assertThat(first.select("a[rel=next]").attr("href")).isEqualTo("/trainings?q=d'essai&page=2");
        assertThat(first.select("a[rel=prev]")).isEmpty();
        assertThat(last.select("a[rel=next]")).isEmpty();
        assertThat(last.select("[role=status]").text()).contains("à " + all + " affichées");
        assertThat(nonsense.select("[role=status]").text()).contains("(1 à 50 affichées)");
    }

    @Test
    void aFilterThatMatchesNothingSaysWhatToDo() throws Exception {
        assertThat(offer("q", "<script>zzz").html())
                .contains("essayez-en moins")
                .doesNotContain("<script>zzz");
        assertThat(offer("q", "z".repeat(5000), "lang", "en").text()).contains("try fewer");
    }

    @Test
    void aChangeIsSeenAtOnceAndWhatHasNotChangedIsNotReadAgain() {
        // given
        var training = trainings.open();
        assertThat(current.get().having(training.code())).hasSize(1);
        var statistics = entityManagers.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        // when
        var unchanged = current.get();
        var statements = statistics.getPrepareStatementCount();
        statistics.setStatisticsEnabled(false);
        var another = trainings.open();
        trainings.takeOutOfService(training.id());

        // then
        assertThat(statements).isZero();
        assertThat(unchanged.having(another.code())).isEmpty();
        assertThat(current.get().having(another.code())).hasSize(1);
        assertThat(current.get().having(training.code()))
                .extracting(line -> line.training().inService())
                .containsExactly(false);
    }
}
