package fr.candidatflow.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** Each setting by itself; that the jar asks for them, and how its start ends, {@code PackagedJarTest} shows. */
class ProductionSettingsTest {

    static final List<String> NEEDED = List.of(
            "CANDIDATFLOW_DATABASE_URL",
            "CANDIDATFLOW_DATABASE_USER",
            "CANDIDATFLOW_DATABASE_PASSWORD",
            "CANDIDATFLOW_SMTP_HOST",
            "CANDIDATFLOW_SMTP_PORT",
            "CANDIDATFLOW_MAIL_FROM",
            "CANDIDATFLOW_BASE_URL",
            "CANDIDATFLOW_ADMIN_ID",
            "CANDIDATFLOW_ADMIN_PASSWORD");

    @ParameterizedTest
    @FieldSource("NEEDED")
    void productionDoesNotStartWithout(String name) {
        // given
        var environment = new MockEnvironment();
        environment.setActiveProfiles("production");
        NEEDED.forEach(each -> environment.setProperty(each, each.equals(name) ? " " : "x"));

        // then
        assertThatExceptionOfType(SettingsMissing.class)
                .isThrownBy(() -> start(environment))
                .withMessage("CandidatFlow does not start in production without " + name + ".");

        // when
        environment.setProperty(name, "x");

        // then
        assertThat(start(environment)).isNotNull();
    }

    private static GenericApplicationContext start(MockEnvironment environment) {
        var context = new GenericApplicationContext();
        context.setEnvironment(environment);
        new ProductionSettings().initialize(context);
        return context;
    }
}
