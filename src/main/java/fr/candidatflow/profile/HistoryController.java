package fr.candidatflow.profile;

import fr.candidatflow.account.CandidatePrincipal;
import fr.candidatflow.profile.history.ProfileChange;
import fr.candidatflow.profile.history.ProfileChange.FieldChange;
import fr.candidatflow.profile.history.ProfileHistory;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the candidate has changed, when, from what to what. */
@Controller
class HistoryController {

    private final ProfileService service;
    private final ProfileText text;

    HistoryController(ProfileService service, ProfileText text) {
        this.service = service;
        this.text = text;
    }

    /** One save; {@code line} is null for a block. */
    record Save(String at, String part, String line, String action, List<Change> changes) {}

    record Change(String label, String former, String current) {}

    @GetMapping(ProfilePages.PROFILE + "/history")
    String history(@AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        model.addAttribute(
                "saves",
                service.history(candidate.accountId()).stream().map(this::save).toList());
        model.addAttribute("limit", ProfileHistory.SHOWN);
        return "profile/history";
    }

    private Save save(ProfileChange change) {
        ProfilePart part = ProfilePart.at(change.part());
        return new Save(
                text.moment(change.at()),
                text.message(part.list() ? "profile." + part.path() + ".title" : "profile.block." + part.path()),
                change.line(),
                change.action().name(),
                change.fields().stream().map(field -> change(part, field)).toList());
    }

    private Change change(ProfilePart part, FieldChange field) {
        return new Change(
                text.label(part, field.field()),
                text.value(part, field.field(), field.former()),
                text.value(part, field.field(), field.current()));
    }
}
