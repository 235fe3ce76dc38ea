package fr.candidatflow.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.candidatflow.portal.BrokenRule;
import fr.candidatflow.portal.Moments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A candidate's own data: to take along, and to have erased. */
@Controller
class DataController {

    private static final String DELETION_PAGE = "account/deletion";

    record DeletionForm(
            @NotBlank(message = "{account.sign-in.refused.password-missing}")
            String password) {

        DeletionForm {
            password = password == null ? "" : password;
        }
    }

    private final List<PersonalData> data;
    private final AccountDeletion deletion;
    private final AccountSettings settings;
    private final MessageSource messages;
    private final ObjectMapper json;
    private final Clock clock;
    private final Moments moments;

    DataController(
            List<PersonalData> data,
            AccountDeletion deletion,
            AccountSettings settings,
            MessageSource messages,
            ObjectMapper json,
            Clock clock) {
        this.data = data;
        this.deletion = deletion;
        this.settings = settings;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
        this.moments = new Moments(clock.getZone());
    }

    @GetMapping(Pages.DATA)
    String page() {
        return "account/data";
    }

    /** Written straight to the browser, module after module. */
    @GetMapping(Pages.DATA + "/archive")
    void download(@AuthenticationPrincipal CandidatePrincipal candidate, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("candidatflow-" + candidate.getUsername() + "-" + LocalDate.now(clock) + ".zip")
                        .build()
                        .toString());
        try (var archive = new Archive(response.getOutputStream(), json, clock.instant())) {
            for (PersonalData module : data) {
                module.write(candidate.accountId(), archive);
            }
        }
    }

    @GetMapping(Pages.DELETION)
    String deletionPage(@AuthenticationPrincipal CandidatePrincipal candidate, Locale language, Model model) {
        model.addAttribute("form", new DeletionForm(""));
        return show(candidate, language, model);
    }

    @PostMapping(Pages.DELETION)
    String delete(
            @Valid @ModelAttribute("form") DeletionForm form,
            BindingResult errors,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Locale language,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                settings.requirePassword(candidate.accountId(), form.password(), request.getRemoteAddr());
                deletion.ask(candidate.accountId());
            } catch (WrongPassword | TooManyPasswords refused) {
                errors.rejectValue("password", ((BrokenRule) refused).messageKey());
            } catch (DeletionObstructed obstructed) {
                errors.reject(obstructed.messageKey());
            }
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(candidate, language, model);
        }
        return "redirect:" + Pages.DELETION;
    }

    @PostMapping(Pages.DELETION + "/withdrawal")
    String keep(@AuthenticationPrincipal CandidatePrincipal candidate, Locale language, RedirectAttributes next) {
        deletion.stop(candidate.accountId());
        next.addFlashAttribute("notice", messages.getMessage("account.deletion.stopped", null, language));
        return "redirect:" + Pages.SETTINGS;
    }

    private String show(CandidatePrincipal candidate, Locale language, Model model) {
        var changes = settings.changes(candidate.accountId());
        model.addAttribute("deletionAt", moments.format(changes.deletionAt(), language));
        model.addAttribute("wouldGoAt", moments.format(deletion.deletionTime(), language));
        model.addAttribute("obstacles", deletion.obstacles(candidate.accountId(), language));
        return DELETION_PAGE;
    }
}
