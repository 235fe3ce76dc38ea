package fr.candidatflow.profile;

import fr.candidatflow.profile.ProfileText.Difference;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of all blocks and lists do alike. */
@Component
class ProfilePages {

    static final String PROFILE = "/profile";

    private final ProfileText text;

    ProfilePages(ProfileText text) {
        this.text = text;
    }

    /** The page comes again with the fields marked. */
    void refused(HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }

    /** The page comes again with what was saved meanwhile beside what was typed; saving again then replaces it. */
    void changedMeanwhile(
            Model model,
            HttpServletResponse response,
            long lastVersion,
            Map<String, String> saved,
            Map<String, String> typed) {
        List<Difference> differences = text.differences(saved, typed);
        model.addAttribute("differences", differences);
        model.addAttribute("version", lastVersion);
        response.setStatus(HttpStatus.CONFLICT.value());
    }

    /** On to the next page, which says what was saved. */
    String saved(RedirectAttributes redirect, String messageKey, String next) {
        redirect.addFlashAttribute("notice", text.message(messageKey));
        return "redirect:" + next;
    }

    static String path(ProfileBlock block) {
        return PROFILE + "/" + block.path();
    }

    static String path(EntryKind kind) {
        return PROFILE + "/" + kind.path();
    }

    /** The guide's "Next"; the task list comes after the last block. */
    static String next(ProfileBlock block) {
        var blocks = ProfileBlock.values();
        return block.ordinal() + 1 < blocks.length ? path(blocks[block.ordinal() + 1]) : PROFILE;
    }

    static String next(EntryKind kind) {
        var kinds = EntryKind.values();
        return kind.ordinal() + 1 < kinds.length ? path(kinds[kind.ordinal() + 1]) : PROFILE;
    }
}
