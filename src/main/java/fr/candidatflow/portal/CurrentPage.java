package fr.candidatflow.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page what the layout needs: the addresses of its files, the establishment's face, and its own path, for the
 * language switch and the navigation; forms therefore post to the path of their page. An error page keeps the path that failed.
 */
@ControllerAdvice
class CurrentPage {

    private final Assets assets;
    private final Branding branding;
    private final BrandFiles brandFiles;

    CurrentPage(Assets assets, Branding branding, BrandFiles brandFiles) {
        this.assets = assets;
        this.branding = branding;
        this.brandFiles = brandFiles;
    }

    @ModelAttribute("branding")
    Branding branding() {
        return branding;
    }

    @ModelAttribute("brandFiles")
    BrandFiles brandFiles() {
        return brandFiles;
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }

    @ModelAttribute("currentPath")
    String currentPath(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed != null ? failed.toString() : request.getRequestURI();
    }

    /** What a page was asked with, so that the language switch keeps a filter; ends with {@code &} unless it is empty. */
    @ModelAttribute("currentQuery")
    String currentQuery(HttpServletRequest request) {
        if (request.getQueryString() == null) {
            return "";
        }
        return Stream.of(request.getQueryString().split("&"))
                .filter(parameter -> !parameter.startsWith("lang="))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
    }
}
