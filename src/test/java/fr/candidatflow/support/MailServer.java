package fr.candidatflow.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A real SMTP server that keeps what it receives; its port is free unless {@code candidatflow.dev.smtp-port} names one. */
@TestConfiguration(proxyBeanMethods = false)
public class MailServer {

    @Bean(destroyMethod = "stop")
    GreenMail greenMail(@Value("${candidatflow.dev.smtp-port:0}") int port) {
        // Not port 0: a server that a test stops and starts again must come back where it was.
        var setup = new ServerSetup(port == 0 ? FreePort.find() : port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        var server = new GreenMail(setup);
        server.start();
        return server;
    }

    @Bean
    DynamicPropertyRegistrar smtpServer(GreenMail server) {
        return registry -> {
            registry.add("spring.mail.host", () -> "127.0.0.1");
            registry.add("spring.mail.port", () -> server.getSmtp().getPort());
        };
    }
}
