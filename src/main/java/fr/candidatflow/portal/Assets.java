package fr.candidatflow.portal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * The addresses of static files, as templates write them: {@code ${assets.url('/assets/theme.css')}}. Each holds a hash or the
 * version of its content, so that a browser may keep the file for a year and still sees a new one at once.
 */
@Component
class Assets {

    private final ResourceUrlProvider resources;
    private final String contextPath;
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    Assets(ResourceUrlProvider resources, @Value("${server.servlet.context-path:}") String contextPath) {
        this.resources = resources;
        this.contextPath = contextPath;
    }

    /**
     * @param path such as {@code /assets/theme.css} or {@code /webjars/<name>/<file>} without the version
     * @throws IllegalArgumentException when there is no such file
     */
    public String url(String path) {
        return urls.computeIfAbsent(path, this::lookUp);
    }

    private String lookUp(String path) {
        String url = resources.getForLookupPath(path);
        if (url == null) {
            throw new IllegalArgumentException("No static file " + path);
        }
        return contextPath + url;
    }
}
