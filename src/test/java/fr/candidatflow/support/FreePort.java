package fr.candidatflow.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Chooses the web server's port before the application starts, so that the links it mails lead to it. */
public class FreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        int port = find();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "free port", Map.of("server.port", port, "candidatflow.base-url", "http://localhost:" + port)));
    }

    /** A port of the loopback address that nobody uses now. */
    public static int find() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
