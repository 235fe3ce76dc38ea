package fr.candidatflow.profile;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.profile.draft.Drafts;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps what is typed while it is typed ({@code draft.js}), and throws it away when the candidate says so. */
@Controller
@RequestMapping("/profile/drafts")
class DraftController {

    private final ProfileService service;
    private final ProfileForms forms;
    private final Drafts drafts;
    private final ProfileText text;
    private final Clock clock;

    DraftController(ProfileService service, ProfileForms forms, Drafts drafts, ProfileText text, Clock clock) {
        this.service = service;
        this.forms = forms;
        this.drafts = drafts;
        this.text = text;
        this.clock = clock;
    }

    /** The sentence that the page shows, in the reader's language. */
    record Kept(String message) {}

    /** @param values the fields that were just changed; what else the request carries is no field of the form */
    @PostMapping
    ResponseEntity<Kept> keep(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @RequestParam("form") String form,
            @RequestParam(name = "version", required = false) String version,
            @RequestParam Map<String, String> values) {
        FormKey key = FormKey.named(form);
        if (key.part() == ProfilePart.PERSONAL_INFORMATION
                && service.view(candidate.accountId()).lockedAt() != null) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        forms.keep(candidate.accountId(), key, Typed.version(version), values);
        return ResponseEntity.ok(new Kept(text.message("profile.draft.kept", text.time(clock.instant()))));
    }

    @PostMapping("/removal")
    String discard(
            @AuthenticationPrincipal CandidatePrincipal candidate,
            @RequestParam("form") String form,
            RedirectAttributes redirect) {
        FormKey key = FormKey.named(form);
        drafts.discard(candidate.accountId(), key.name());
        redirect.addFlashAttribute("notice", text.message("profile.draft.discarded"));
        return "redirect:" + key.path();
    }
}
