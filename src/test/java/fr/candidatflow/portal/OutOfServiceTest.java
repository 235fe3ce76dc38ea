package fr.candidatflow.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class OutOfServiceTest {

    private static final RuntimeException NO_CONNECTION = new CannotCreateTransactionException(
            "Could not open JPA EntityManager for transaction",
            new SQLTransientConnectionException("Connection is not available, request timed out after 30000ms"));

    private final OutOfService filter = new OutOfService(
            new Branding("Nancy & Metz", "", null, "#1d3557", "#ffffff", "#c1121f", "", ""),
            new PortalConfiguration().messageSource(),
            new FixedLocaleResolver(Locale.FRENCH));

    @Test
    void saysWhatBecomesOfOnesWorkWhileThereIsNoDatabase() throws ServletException, IOException {
        // given: a page that had begun
        var answer = new MockHttpServletResponse();
        FilterChain page = (request, response) -> {
            response.getWriter().write("<html><body>Half a page");
            throw new ServletException("Request processing failed", NO_CONNECTION);
        };

        // when
        filter.doFilter(new MockHttpServletRequest(), answer, page);

        // then
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("60");
        var shown = Jsoup.parse(answer.getContentAsString());
        assertThat(shown.title()).isEqualTo("Le service a rencontré un problème – Nancy & Metz");
        assertThat(shown.text())
                .contains("Rien de ce qui était déjà enregistré n’est perdu")
                .doesNotContain("Half");
    }

    @Test
    void leavesEveryOtherFailureToTheErrorPages() {
        FilterChain page = (request, response) -> {
            throw new IllegalStateException("A fault of ours");
        };

        assertThatThrownBy(() -> filter.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), page))
                .isInstanceOf(IllegalStateException.class);
    }
}
