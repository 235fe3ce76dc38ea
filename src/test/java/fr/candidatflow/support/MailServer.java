package fr.candidatflow.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A real SMTP server that keeps what it receives; its port is free unless {@code candidatflow.dev.smtp-port} names one. */
@TestConfiguration(proxyBeanMethods = false)
public class MailServer {

    @Bean(destroyMethod = "stop")
    GreenMail greenMail(@Value("${candidatflow.dev.smtp-port:0}") int port) {
        // Not port 0: a server that a test stops and starts again must come back where it was.
        var setup = new ServerSetup(port == 0 ? FreePort.find() : port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        var server = new PromptMailServer(setup);
        server.start();
        return server;
    }

    /** Thousands of mails leave a simulation and a run of the tests, so neither side may dawdle. */
    @Bean
    static BeanPostProcessor mailLeavesAtOnce() {
        // Looked for in every jar of the class path otherwise, for each part of each mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JavaMailSenderImpl sender) {
                    sender.getJavaMailProperties().put("mail.smtp.socketFactory", new PromptSockets());
                }
                return bean;
            }
        };
    }

    @Bean
    DynamicPropertyRegistrar smtpServer(GreenMail server) {
        return registry -> {
            registry.add("spring.mail.host", () -> "127.0.0.1");
            registry.add("spring.mail.port", () -> server.getSmtp().getPort());
        };
    }
}
