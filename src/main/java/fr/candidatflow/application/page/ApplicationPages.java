package fr.candidatflow.application.page;

import fr.candidatflow.application.MomentWords;
import fr.candidatflow.portal.BrokenRule;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the candidate's pages share. A refusal that a page does not answer itself comes back on the application's page, which shows
 * how things stand now.
 */
@ControllerAdvice(
        assignableTypes = {
            ApplicationController.class,
            ApplicationDocumentController.class,
            ApplyController.class,
            CandidateTaskController.class,
            ReceiptController.class
        })
class ApplicationPages {

    private final MessageSource messages;
    private final Clock clock;

    ApplicationPages(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("moments")
    MomentWords moments(Locale locale) {
        return new MomentWords(locale, clock.getZone());
    }

    @ModelAttribute("countdowns")
    Countdowns countdowns(Locale locale) {
        return new Countdowns(messages, locale, clock);
    }

    @ExceptionHandler(BrokenRule.class)
    String refused(BrokenRule rule, HttpServletRequest request, RedirectAttributes next, Locale locale) {
        next.addFlashAttribute("refusal", text(rule, locale));
        return page(request);
    }

    @ExceptionHandler(ConcurrencyFailureException.class)
    String changedMeanwhile(HttpServletRequest request, RedirectAttributes next, Locale locale) {
        next.addFlashAttribute("refusal", messages.getMessage("application.refused.changed-meanwhile", null, locale));
        return page(request);
    }

    String text(BrokenRule rule, Locale locale) {
        return messages.getMessage(rule.messageKey(), rule.arguments(), locale);
    }

    /** For a caller that shows several refusals side by side. */
    String text(RuntimeException refusal, Locale locale) {
        return refusal instanceof BrokenRule rule
                ? text(rule, locale)
                : messages.getMessage("application.refused.changed-meanwhile", null, locale);
    }

    private static String page(HttpServletRequest request) {
        var path = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object number = path == null ? null : path.get("number");
        return number == null ? "redirect:/applications" : "redirect:/applications/" + number;
    }
}
