package fr.candidatflow.support;

import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The application's own kind of hash with the least work that bcrypt knows, a sixty-fourth of the usual: an account is hashed and
 * compared four times until it is ready, and the passwords of tests and of simulated candidates are public. Hashes of the usual
 * strength are understood as well.
 */
@TestConfiguration(proxyBeanMethods = false)
public class QuickPasswords {

    private static final int LEAST = 4;

    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST)));
    }
}
