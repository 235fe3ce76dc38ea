package fr.candidatflow.profile;

import fr.candidatflow.account.AccountId;
import fr.candidatflow.profile.ProfileForms.Shown;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of all blocks and lists do alike. */
@Component
class ProfilePages {

    static final String PROFILE = "/profile";

    private final ProfileForms forms;
    private final ProfileText text;

    ProfilePages(ProfileForms forms, ProfileText text) {
        this.forms = forms;
        this.text = text;
    }

    /** A form that was sent, and what its page is made of if it has to come again. */
    record Sent(
            AccountId account,
            FormKey key,
            Record form,
            String version,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {}

    /** What was saved meanwhile beside what was typed, as label and value. */
    record Comparison(long lastVersion, Map<String, String> saved, Map<String, String> typed) {}

    /** Puts a form on its page, with the notice of its draft. */
    void show(Model model, FormKey key, Shown<? extends Record> shown) {
        model.addAttribute("form", shown.form());
        model.addAttribute("version", shown.version());
        model.addAttribute("draftForm", key.name());
        if (shown.draftKeptAt() != null) {
            model.addAttribute("draftKeptAt", text.moment(shown.draftKeptAt()));
            model.addAttribute("draftStale", shown.stale());
        }
    }

    /**
     * Saves a form whose fields are in order. Otherwise the page has to come again, with the fields marked or with what was
     * saved meanwhile beside what was typed (saving again then replaces it), and what was typed is kept as a draft.
     *
     * @param save gets the version that the candidate has seen; it may mark a field
     */
    boolean save(Sent sent, LongConsumer save, Supplier<Comparison> comparison) {
        long seen = Typed.version(sent.version);
        sent.model.addAttribute("version", sent.version);
        sent.model.addAttribute("draftForm", sent.key.name());
        try {
            if (!sent.errors.hasErrors()) {
                save.accept(seen);
            }
            if (!sent.errors.hasErrors()) {
                return true;
            }
            sent.response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        } catch (ChangedMeanwhile changed) {
            Comparison both = comparison.get();
            sent.model.addAttribute("differences", text.differences(both.saved, both.typed));
            sent.model.addAttribute("version", both.lastVersion);
            sent.response.setStatus(HttpStatus.CONFLICT.value());
        }
        forms.keep(sent.account, sent.key, seen, Fields.of(sent.form));
        return false;
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
