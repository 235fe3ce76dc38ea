package fr.candidatflow.portal;

import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Under the profile {@code production} the application takes these from the environment, and refuses to start while one is
 * missing: nothing in production may fall back to a default of a developer's machine. {@code CANDIDATFLOW_SMTP_USER} and
 * {@code CANDIDATFLOW_SMTP_PASSWORD} are left out for a relay that asks for none.
 */
class ProductionSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final List<String> REQUIRED = List.of(
            "CANDIDATFLOW_DATABASE_URL",
            "CANDIDATFLOW_DATABASE_USER",
            "CANDIDATFLOW_DATABASE_PASSWORD",
            "CANDIDATFLOW_SMTP_HOST",
            "CANDIDATFLOW_SMTP_PORT",
            "CANDIDATFLOW_MAIL_FROM",
            "CANDIDATFLOW_BASE_URL",
            "CANDIDATFLOW_ADMIN_ID",
            "CANDIDATFLOW_ADMIN_PASSWORD");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return;
        }
        var missing = REQUIRED.stream()
                .filter(name -> !StringUtils.hasText(environment.getProperty(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new SettingsMissing(missing);
        }
    }
}
