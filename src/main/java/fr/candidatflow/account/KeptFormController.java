package fr.candidatflow.account;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Shows what somebody had typed when the session ended, and sends it once more or throws it away. */
@Controller
@RequestMapping(KeptForms.PAGE)
class KeptFormController {

    /** @param label null for a field that has no text of its own */
    record Shown(String label, List<String> values) {}

    /** What a browser sends for a box without a value of its own. */
    private static final String TICKED = "on";

    private final MessageSource messages;
    private final ChoiceWords choices;

    KeptFormController(MessageSource messages, ChoiceWords choices) {
        this.messages = messages;
        this.choices = choices;
    }

    @GetMapping
    String page(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            HttpServletRequest request,
            Locale language,
            Model model) {
        var kept = KeptForms.of(request, candidate);
        if (kept.isEmpty()) {
            return "redirect:" + (candidate == null ? Pages.SIGN_IN : Pages.LANDING);
        }
        model.addAttribute("kept", kept.get());
        model.addAttribute(
                "typed",
                kept.get().typed().entrySet().stream()
                        .map(field -> new Shown(
                                label(field.getKey(), language), words(field.getKey(), field.getValue(), language)))
                        .toList());
        return "account/kept-form";
    }

    /**
     * Leads to where the form belongs; 307 makes the browser send it there as it was sent here, with the fields that the page
     * holds and a token of this session.
     */
    @PostMapping
    ResponseEntity<Void> send(@AuthenticationPrincipal CandidatePrincipal candidate, HttpServletRequest request) {
        var kept = KeptForms.of(request, candidate);
        KeptForms.discard(request);
        return kept.map(form ->
                        ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT).location(URI.create(form.path())))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(request.getContextPath() + Pages.LANDING)))
                .build();
    }

    @PostMapping("/removal")
    String remove(@AuthenticationPrincipal CandidatePrincipal candidate, HttpServletRequest request) {
        var kept = KeptForms.of(request, candidate);
        KeptForms.discard(request);
        return "redirect:" + (kept.isPresent() ? kept.get().path() : Pages.LANDING);
    }

    private List<String> words(String field, List<String> typed, Locale language) {
        return typed.stream()
                .map(value -> value.equals(TICKED)
                        ? messages.getMessage("account.kept-form.ticked", null, language)
                        : choices.of(field, value, language))
                .toList();
    }

    private String label(String field, Locale language) {
        return messages.getMessage("profile.field." + field, null, null, language);
    }
}
